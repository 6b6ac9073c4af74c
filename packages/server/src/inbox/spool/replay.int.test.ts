import { afterEach, expect, test } from 'vitest'
import { type Db, openDb, sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import type { Worker } from '../../platform/worker.ts'
import { testDataDir } from '../../testing/data-dir.ts'
import { testDatabase } from '../../testing/database.ts'
import { openInbox } from '../inbox.ts'
import type { InboxRow } from '../store.ts'
import { startReplay } from './replay.ts'
import { openSpool } from './spool.ts'

const db = openDb({ url: (await testDatabase()).url })
const log = createLog('silent')
const workers: Worker[] = []

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
  await db.run(sql`truncate inbound, inbound_failures`)
})

const row = (remoteKey: string): InboxRow => ({
  accountId: 'acc',
  item: { kind: 'message', msgType: 'text', text: 'x', remoteKey, customerRef: 'c' },
})

/** A database that can be taken away and given back. */
function faulty() {
  let fault: (() => Promise<never>) | undefined
  const away: Db = { ...db, run: async (query) => (fault ? fault() : db.run(query)) }
  return {
    db: away,
    break: (how: () => Promise<never>) => {
      fault = how
    },
    mend: () => {
      fault = undefined
    },
  }
}

async function openDesk() {
  const faultyDb = faulty()
  const spool = await openSpool(await testDataDir())
  const deps = { db: faultyDb.db, log, spool, onCommitted: () => {}, onRung: () => {} }
  const inbox = openInbox(deps)
  return { ...faultyDb, spool, inbox, replay: () => workers.push(startReplay(deps)), deps }
}

const stored = async () =>
  (await db.rows<{ key: string }>(sql`select remote_key as key from inbound order by xid, id`)).map(({ key }) => key)

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) {
    for (const worker of workers) worker.poke()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const refused = () => Promise.reject(new Error('connect ECONNREFUSED'))
const silence = () => new Promise<never>(() => {})

test.each([
  ['refuses connections', refused],
  ['does not answer', silence],
])('while PostgreSQL %s rows are kept, and come in order when it is back', async (_name, fault) => {
  const desk = await openDesk()
  await desk.inbox.add([row('before')])
  desk.break(fault)
  await desk.inbox.add([row('1')])
  await desk.inbox.add([row('2')])
  expect(await stored()).toEqual(['before'])
  desk.mend()
  await desk.inbox.add([row('3')])
  expect(await stored()).toEqual(['before'])
  desk.replay()
  await until(() => !desk.spool.holdsRows())
  await desk.inbox.add([row('after')])
  expect(await stored()).toEqual(['before', '1', '2', '3', 'after'])
})

test('a row that was stored although nobody heard of it is not stored again', async () => {
  const desk = await openDesk()
  await db.run(sql`insert into inbound (account_id, remote_key, item, trace_id) values ('acc', 'twin', '{}', 't')`)
  desk.break(refused)
  await desk.inbox.add([row('twin'), row('other')])
  desk.mend()
  desk.replay()
  await until(() => !desk.spool.holdsRows())
  expect((await stored()).sort()).toEqual(['other', 'twin'])
})

test('a row that PostgreSQL will never take holds up nobody', async () => {
  const desk = await openDesk()
  const tooLong = row('x'.repeat(100_000) + Array.from({ length: 3_000 }, (_, i) => i).join())
  desk.break(refused)
  await desk.inbox.add([row('1'), tooLong, row('2')])
  desk.mend()
  desk.replay()
  await until(() => !desk.spool.holdsRows())
  expect(await stored()).toEqual(['1', '2'])
})

test('with neither database nor disk the caller is told', async () => {
  const desk = await openDesk()
  const inbox = openInbox({ ...desk.deps, spool: { ...desk.spool, add: () => Promise.reject(new Error('ENOSPC')) } })
  desk.break(refused)
  await expect(inbox.add([row('1')])).rejects.toThrow('ENOSPC')
})
