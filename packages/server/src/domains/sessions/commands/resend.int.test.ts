import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { accept, close, findSession, recordDelivery, reply, resend } from '../index.ts'
import { accountId, openWorld, textBytes } from '../testing/world.ts'

const { db, say, pending } = await openWorld([
  { csId: 'zhangsan', maxLoad: 50 },
  { csId: 'lisi', maxLoad: 50 },
])
const actor = { csId: 'zhangsan', name: '张三' }
await db.run(sql`update channel_accounts set reply_hours = 48, reply_messages = 5 where id = ${accountId}`)

interface Outcome {
  readonly status: 'sent' | 'failed' | 'unknown' | 'expired'
  readonly reason?: string
  readonly remoteKey?: string
}

/** A reply with this outcome, as the outbox leaves it. */
async function replied(customer: string, outcome: Outcome) {
  const sessionId = await pending(customer)
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  await sent(sessionId)
  await say(customer, '在吗')
  const { seq } = await reply({ db, textBytes }, { sessionId, actor, content: '您好' })
  await sent(sessionId)
  await db.tx((tx) => recordDelivery(tx, [{ sessionId, seq, ...outcome }]))
  return { sessionId, seq, csId: 'zhangsan' }
}

const sent = (sessionId: string) => db.run(sql`delete from outbound where session_id = ${sessionId}`)

const queued = (sessionId: string) =>
  db.rows(sql`select seq, content, resends from outbound where session_id = ${sessionId}`)

const leftIn = async (sessionId: string) => (await findSession(db, sessionId))?.replyWindow?.left

test('a reply that was not sent is counted, and sent again as the same message', async () => {
  const of = await replied('wm-1', { status: 'failed', reason: 'in_wecom' })
  expect(await findSession(db, of.sessionId)).toMatchObject({ unsent: 1 })
  expect(await resend(db, of)).toMatchObject({ seq: of.seq, content: '您好', delivery: 'queued' })
  expect(await queued(of.sessionId)).toEqual([{ seq: of.seq, content: '您好', resends: 0 }])
  expect(await findSession(db, of.sessionId)).not.toHaveProperty('unsent')
  const told = await db.one(sql`
    select kind, data from changes where session_id = ${of.sessionId} order by xid desc, id desc limit 1`)
  expect(told).toMatchObject({ kind: 'message_status', data: { status: 'queued' } })
})

test('asked for twice it is sent once', async () => {
  const of = await replied('wm-2', { status: 'expired', reason: 'too_many' })
  await Promise.all([resend(db, of), resend(db, of)])
  expect(await queued(of.sessionId)).toHaveLength(1)
  expect(await leftIn(of.sessionId)).toBe(3)
})

test('what perhaps arrived keeps its place in the window and its name at the remote', async () => {
  const of = await replied('wm-3', { status: 'unknown', reason: 'timeout' })
  const left = await leftIn(of.sessionId)
  await resend(db, of)
  expect(await leftIn(of.sessionId)).toBe(left)
  expect(await queued(of.sessionId)).toMatchObject([{ resends: 0 }])
})

test('what the remote had accepted and could not deliver goes out under another name each time', async () => {
  const of = await replied('wm-4', { status: 'failed', reason: 'declined', remoteKey: 'first' })
  await resend(db, of)
  expect(await queued(of.sessionId)).toMatchObject([{ resends: 1 }])
  await db.run(sql`delete from outbound where session_id = ${of.sessionId}`)
  await db.tx((tx) => recordDelivery(tx, [{ ...of, status: 'failed', reason: 'declined', remoteKey: 'second' }]))
  await resend(db, of)
  expect(await queued(of.sessionId)).toMatchObject([{ resends: 2 }])
})

test('outside the reply window it is refused with the reason', async () => {
  const of = await replied('wm-5', { status: 'failed', reason: 'in_wecom' })
  await db.run(sql`update sessions set replies_since = 5 where id = ${of.sessionId}`)
  await expect(resend(db, of)).rejects.toMatchObject({ code: 40004 })
  expect(await queued(of.sessionId)).toEqual([])
})

test('only who has the session sends again, and only while they have it', async () => {
  const of = await replied('wm-6', { status: 'failed', reason: 'in_wecom' })
  await expect(resend(db, { ...of, csId: 'lisi' })).rejects.toMatchObject({ code: 40301 })
  await close(db, { sessionId: of.sessionId, actor: { csId: 'zhangsan', mayForce: false } })
  await expect(resend(db, of)).rejects.toMatchObject({ code: 40001 })
})

test('neither what was sent nor what the customer wrote can be sent again', async () => {
  const of = await replied('wm-7', { status: 'sent', remoteKey: 'k' })
  await expect(resend(db, of)).rejects.toMatchObject({ code: 40001 })
  await expect(resend(db, { ...of, seq: 1 })).rejects.toMatchObject({ code: 40401 })
  await expect(resend(db, { ...of, seq: 999 })).rejects.toMatchObject({ code: 40401 })
})

test('what an ended session left unsent is sent by whoever has the next one, and takes a place in its window', async () => {
  const of = await replied('wm-8', { status: 'failed', reason: 'in_wecom' })
  await close(db, { sessionId: of.sessionId, actor: { csId: 'zhangsan', mayForce: false } })
  const next = await pending('wm-8')
  await expect(resend(db, of)).rejects.toMatchObject({ code: 40001 })
  await accept(db, { sessionId: next, actorId: 'lisi', csId: 'lisi' })
  await expect(resend(db, of)).rejects.toMatchObject({ code: 40301 })
  const left = (await leftIn(next)) ?? 0
  expect(await resend(db, { ...of, csId: 'lisi' })).toMatchObject({ delivery: 'queued', content: '您好' })
  expect(await queued(of.sessionId)).toContainEqual({ seq: of.seq, content: '您好', resends: 0 })
  expect(await leftIn(next)).toBe(left - 1)
})
