import { addAccount, beginSync } from '../domains/crm/index.ts'
import { openPhoneBook } from '../domains/customers/index.ts'
import { type Db, sql } from '../platform/db.ts'
import type { DeskCrm } from './crm.ts'

/** As the Yunke simulator knows them: these customers have been called. */
const phones = { wanglei: '13900000005', hejing: '13900000006', zhoujie: '13900000007', wuting: '13900000008' } as const
/** Everybody knows them: they guard a toy. */
const account = {
  phone: '13800138000',
  password: 'Yunke-2025',
  companyCode: 'yk2fy7',
  companyName: '云杉科技',
} as const
const daysBack = 31

/** Numbers of the demo's customers, an account at the simulated Yunke, and the calls of a month. A desk in use is left alone. */
export async function fillDemoCrm(db: Db, crm: DeskCrm): Promise<void> {
  if (await db.one(sql`select 1 from crm_accounts limit 1`)) return
  const book = openPhoneBook(crm.sealer, { of: crm.calls.phoneIndex, all: crm.calls.phoneIndexes })
  for (const [userId, phone] of Object.entries(phones)) {
    const customer = await db.one<{ id: string }>(sql`
      select customer_id as id from customer_identities where customer_ref = ${`emp:${userId}`} limit 1`)
    if (!customer) continue
    const { sealed, index } = book.seal(phone, customer.id)
    await db.run(sql`
      update customers set phone_sealed = ${sealed}, phone_index = ${index}
      where id = ${customer.id} and phone_sealed is null`)
  }
  const { accounts: secrets, yunke, defaultDomain } = crm
  await addAccount({ db, secrets, yunke, defaultDomain }, { actor: { type: 'system' } }, account)
  await beginSync(db, { origin: 'request', ...lastDays() })
  crm.worker.poke()
}

function lastDays(): { from: string; to: string } {
  const day = (ago: number) => new Date(Date.now() + 8 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)
  return { from: day(daysBack - 1), to: day(0) }
}
