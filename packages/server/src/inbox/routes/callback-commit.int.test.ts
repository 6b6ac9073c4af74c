import { afterEach, expect, test } from 'vitest'
import { sign } from '../../channels/wecom-app/testing/sign.ts'
import { type Sql, sql } from '../../platform/db.ts'
import { bootDesk, testKeys } from '../../testing/index.ts'
import { somebodyWaits, whileHeld } from '../testing/held.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const desk = await bootDesk()
const knock = knockAt(desk.url)

const callback = (id: number) => {
  const payload = `<xml><FromUserName>liuyang</FromUserName><MsgType>text</MsgType><Content>x</Content><MsgId>${id}</MsgId></xml>`
  return sign(payload, testKeys)
}

const tableLock = sql`lock table inbound in access exclusive mode`
const commitLock = sql`select pg_advisory_xact_lock(4711)`
const waitAtCommit = sql`
  create function at_commit() returns trigger language plpgsql as
  $$ begin perform pg_advisory_xact_lock(4711); return null; end $$`
const failAtCommit = sql`
  create function at_commit() returns trigger language plpgsql as
  $$ begin raise exception 'not this row' using errcode = '23514'; end $$`

/** The row is written already when this runs; only the COMMIT is missing. */
async function atCommit(body: Sql): Promise<void> {
  await desk.db.run(body)
  await desk.db.run(sql`
    create constraint trigger at_commit after insert on inbound deferrable initially deferred
    for each row execute function at_commit()`)
}

afterEach(async () => {
  await desk.db.run(sql`drop trigger if exists at_commit on inbound`)
  await desk.db.run(sql`drop function if exists at_commit`)
})

test('while the inbox is locked nothing is answered, and `success` says that the row is there', async () => {
  await expectNoAnswerWhile(tableLock, 1)
})

test('while only the COMMIT is missing nothing is answered', async () => {
  await atCommit(waitAtCommit)
  await expectNoAnswerWhile(commitLock, 2)
})

test('when PostgreSQL refuses the row the answer is 503, nothing is stored, and the same callback may come again', async () => {
  await atCommit(failAtCommit)
  const before = await inboxSize(desk.db)
  expect(await knock(callback(3))).toMatchObject({ status: 503, body: 'error', type: 'text/plain; charset=utf-8' })
  expect(await inboxSize(desk.db)).toBe(before)
  await desk.db.run(sql`drop trigger at_commit on inbound`)
  expect(await knock(callback(3))).toMatchObject({ status: 200, body: 'success' })
  expect(await inboxSize(desk.db)).toBe(before + 1)
})

test('a callback that waits for another of the same key is one row, and both are a success', async () => {
  await atCommit(waitAtCommit)
  const before = await inboxSize(desk.db)
  const answers: Promise<{ body: string }>[] = []
  await whileHeld(desk.db, commitLock, async () => {
    for (let i = 0; i < 5; i++) answers.push(knock(callback(4)))
    await somebodyWaits(desk.db, 'insert into inbound')
  })
  expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(Array(5).fill('success'))
  expect(await inboxSize(desk.db)).toBe(before + 1)
})

async function expectNoAnswerWhile(lock: Sql, id: number): Promise<void> {
  let answer: string | undefined
  let asked: Promise<void> | undefined
  const before = await inboxSize(desk.db)
  await whileHeld(desk.db, lock, async () => {
    asked = knock(callback(id)).then(({ body }) => {
      answer = body
    })
    await somebodyWaits(desk.db, 'insert into inbound')
    expect(answer).toBeUndefined()
  })
  await asked
  expect(answer).toBe('success')
  expect(await inboxSize(desk.db)).toBe(before + 1)
}
