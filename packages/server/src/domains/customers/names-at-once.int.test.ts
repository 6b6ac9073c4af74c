import { afterAll, expect, onTestFinished, test } from 'vitest'
import { openDb, sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { testDatabase } from '../../testing/database.ts'
import { startNames } from './index.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())

await db.run(
  sql`insert into channel_accounts (id, channel_id, contract_type, external_id, name) values ('acc', 'c', 'c', 'x', 'x')`,
)

async function newcomers(prefix: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, i) => `${prefix}${i}`)
  await db.run(sql`insert into customers (id) select unnest(${ids}::text[])`)
  await db.run(sql`
    insert into customer_identities (account_id, customer_ref, customer_id, session_id)
    select 'acc', 'ref-' || id, id, 'ses_x' from unnest(${ids}::text[]) as t (id)`)
}

const namesOf = async (prefix: string) =>
  (
    await db.rows<{ name: string | null }>(sql`
      select display_name as name from customers where id like ${`${prefix}%`} order by id`)
  ).map(({ name }) => name)

function names(profileOf: (customerRef: string) => Promise<{ name: string } | undefined>) {
  const worker = startNames({
    db,
    log: createLog('silent'),
    profileOf: (_accountId, customerRef) => profileOf(customerRef),
    onNamed: async () => {},
    onPicture: () => {},
    onCommitted: () => {},
  })
  onTestFinished(() => worker.stop())
  return worker
}

test('of many new customers ten are asked about at once, and each once', async () => {
  await newcomers('many', 25)
  const asked: string[] = []
  let [open, most] = [0, 0]
  const worker = names(async (customerRef) => {
    asked.push(customerRef)
    most = Math.max(most, ++open)
    await new Promise(setImmediate)
    open--
    return { name: `name of ${customerRef}` }
  })
  await worker.idle()
  expect(most).toBe(10)
  expect([asked.length, new Set(asked).size]).toEqual([25, 25])
  expect(new Set(await namesOf('many')).size).toBe(25)
})

test('a customer whom the remote cannot name holds up nobody, and is not asked about again today', async () => {
  await newcomers('some', 12)
  let asked = 0
  const worker = names(async (customerRef) => {
    asked++
    if (customerRef === 'ref-some3') throw new Error('busy')
    return customerRef === 'ref-some4' ? undefined : { name: customerRef }
  })
  await worker.idle()
  worker.poke()
  await worker.idle()
  expect(asked).toBe(12)
  expect((await namesOf('some')).filter((name) => name === null)).toHaveLength(2)
})

test('a name that an agent gave while the remote was asked stays; the identity keeps what the remote calls them', async () => {
  await newcomers('named', 1)
  const worker = names(async () => {
    await db.run(sql`update customers set display_name = '老王' where id = 'named0'`)
    return { name: '王磊' }
  })
  await worker.idle()
  expect(await namesOf('named')).toEqual(['老王'])
  expect(await db.one(sql`select name from customer_identities where customer_id = 'named0'`)).toEqual({ name: '王磊' })
})
