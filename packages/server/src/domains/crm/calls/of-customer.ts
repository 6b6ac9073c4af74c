import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { type Account, accountsToAsk } from '../accounts/rows.ts'
import { maskNumber } from '../common/mask.ts'
import { staleness } from '../common/staleness.ts'
import { faultOf } from '../yunke/fault.ts'
import type { YunkeSession } from '../yunke/gateway.ts'
import type { CustomerCalls } from './contract.ts'
import { ofPhone } from './list.ts'
import { type CallRow, callColumns, presentCall, withNames } from './rows.ts'
import type { CallSecrets } from './secrets.ts'
import { storeCalls } from './store.ts'
import { toStored } from './stored-call.ts'

export interface CustomerCallsDeps {
  readonly db: Db
  readonly secrets: CallSecrets
  readonly open: (account: Account) => Promise<YunkeSession>
}

const shown = 20
/** What is asked live: newer than what the nightly sync has, and as far back as anybody talks about. */
const refreshedDays = 90

export async function callsOfCustomer(
  { db, secrets }: Pick<CustomerCallsDeps, 'db' | 'secrets'>,
  phone: string | undefined,
): Promise<CustomerCalls> {
  const accounts = await accountsToAsk(db)
  const stale = staleness(accounts)
  const known = { available: accounts.length > 0, ...(stale && { stale }) }
  if (phone === undefined) return { items: [], ...known }
  const items = (await newest(db, secrets, phone)).map(presentCall)
  return { items, phoneMasked: maskNumber(phone), ...known }
}

/** Asks Yunke, stores what it says, and answers from what is stored: also when Yunke cannot be asked. */
export async function refreshCalls(deps: CustomerCallsDeps, phone: string | undefined): Promise<CustomerCalls> {
  if (phone === undefined) return callsOfCustomer(deps, phone)
  const since = new Date()
  const faults = (await accountsToAsk(deps.db)).map((account) => faultOf(() => fetchCalls(deps, account, phone)))
  const [fault] = (await Promise.all(faults)).filter((one) => one !== undefined)
  const calls = await callsOfCustomer(deps, phone)
  return { ...calls, ...(fault && !calls.stale && { stale: { since: since.toISOString(), reason: fault.kind } }) }
}

/** The newest page is enough: there are two hundred on it. */
async function fetchCalls({ db, secrets, open }: CustomerCallsDeps, account: Account, phone: string): Promise<void> {
  const session = await open(account)
  const to = new Date()
  const window = { from: new Date(to.getTime() - refreshedDays * 86_400_000), to, phone }
  for await (const { records } of session.calls(window, 1)) {
    const calls = records.flatMap((record) => toStored(record) ?? [])
    await db.tx((tx) => storeCalls(tx, secrets, { companyId: account.companyId, origin: 'list', calls }))
    return
  }
}

const newest = (db: Handle, secrets: CallSecrets, phone: string): Promise<CallRow[]> =>
  db.rows<CallRow>(sql`
    select ${callColumns} from crm_calls c ${withNames} where ${ofPhone(secrets, phone)}
    order by c.call_time desc, c.id desc limit ${shown}`)
