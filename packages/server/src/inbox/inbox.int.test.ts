import { afterAll, expect, test } from 'vitest'
import { openDb, sql } from '../platform/db.ts'
import { createLog } from '../platform/log.ts'
import { testDataDir } from '../testing/data-dir.ts'
import { testDatabase } from '../testing/database.ts'
import { patienceMs } from '../testing/patience.ts'
import { openInbox } from './inbox.ts'
import { openSpool } from './spool/spool.ts'
import type { InboxRow } from './store.ts'
import { somebodyWaits } from './testing/held.ts'

const db = openDb({ url: (await testDatabase()).url })
let committed = 0
const log = createLog('silent')
const spool = await openSpool(await testDataDir())
const inbox = openInbox({ db, log, spool, onCommitted: () => committed++, onRung: () => {}, patienceMs })
afterAll(() => db.close())

const row = (remoteKey: string, accountId = 'acc'): InboxRow => ({
  accountId,
  item: { kind: 'message', msgType: 'text', text: `text of ${remoteKey}`, remoteKey, customerRef: 'c' },
})

const keys = async () =>
  (await db.rows<{ key: string }>(sql`select remote_key as key from inbound order by xid, id`)).map(({ key }) => key)

test('what is added is there when it resolves, and intake was told', async () => {
  const before = committed
  await inbox.add([row('a1'), row('a2')])
  expect(await keys()).toEqual(['a1', 'a2'])
  expect(committed).toBeGreaterThan(before)
})

test('a key is stored once for each account, whether it comes later, at once or twice in one call', async () => {
  await Promise.all([inbox.add([row('b1'), row('b1')]), inbox.add([row('b1')]), inbox.add([row('b1', 'other')])])
  await inbox.add([row('b1')])
  const rows = await db.rows(sql`select account_id as account from inbound where remote_key = 'b1' order by account_id`)
  expect(rows).toEqual([{ account: 'acc' }, { account: 'other' }])
})

test('every row has a trace of its own, and its item as it was', async () => {
  await inbox.add([row('c1'), row('c2')])
  const rows = await db.rows<{ item: unknown; trace: string }>(
    sql`select item, trace_id as trace from inbound where remote_key in ('c1', 'c2') order by id`,
  )
  expect(rows.map(({ item }) => item)).toEqual([row('c1').item, row('c2').item])
  expect(new Set(rows.map(({ trace }) => trace)).size).toBe(2)
})

test('two nodes that are told the same things in another order both succeed', async () => {
  let added: Promise<void> | undefined
  const otherNode = db.tx(async (tx) => {
    const insert = (key: string) =>
      tx.run(sql`insert into inbound (account_id, remote_key, item, trace_id) values ('acc', ${key}, '{}', 't')
        on conflict do nothing`)
    await insert('d2')
    added = inbox.add([row('d1'), row('d2')])
    await somebodyWaits(db, 'insert into inbound')
    // The inbox holds d1 and waits for d2; from here each waits for the other, and PostgreSQL ends one of them:
    // the inbox, which waited first, unless this machine is very slow.
    await insert('d1')
  })
  await otherNode.catch(() => {})
  await expect(added).resolves.toBeUndefined()
  expect((await keys()).filter((key) => key.startsWith('d')).sort()).toEqual(['d1', 'd2'])
  expect(spool.holdsRows()).toBe(false)
})

test('a batch that cannot be stored is told so, and the next one is stored', async () => {
  const tooLong = 'x'.repeat(100_000) + Array.from({ length: 3_000 }, (_, i) => i).join()
  await expect(inbox.add([row(tooLong)])).rejects.toThrow(/index/)
  await inbox.add([row('e1')])
  expect(await keys()).toContain('e1')
})
