import { account } from './sayings/account.ts'
import { delivery } from './sayings/delivery.ts'
import { invoices } from './sayings/invoices.ts'
import { office } from './sayings/office.ts'
import type { Saying } from './sayings/saying.ts'
import { services } from './sayings/services.ts'
import { staff } from './sayings/staff.ts'
import { trade } from './sayings/trade.ts'

const sayings: readonly Saying[] = [invoices, staff, delivery, account, office, services, trade].flat()

/** Of a text that says more, the rest is another matter. */
const most = 2

/** What a text says in words that no entry is written in, said in theirs: `钱什么时候退回来` asks for `退款 到账`. */
export const meaningsOf = (text: string): string[] =>
  sayings
    .filter(([, said]) => said.test(text))
    .slice(0, most)
    .map(([means, said]) => text.replace(said, `，${means.replaceAll(' ', '，')}，`))
