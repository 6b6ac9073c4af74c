import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { accept, findSession, recordDelivery, reply } from '../index.ts'
import { accountId, openWorld, textBytes } from '../testing/world.ts'

const { db, say, pending } = await openWorld([{ csId: 'zhangsan', maxLoad: 50 }])
const actor = { csId: 'zhangsan', name: '张三' }
await db.run(sql`update channel_accounts set reply_hours = 48, reply_messages = 5 where id = ${accountId}`)

async function accepted(customer: string): Promise<string> {
  const sessionId = await pending(customer)
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  return sessionId
}

/** As if everything had been sent. */
const sendAll = () => db.run(sql`delete from outbound`)
const send = (sessionId: string, content = '您好') => reply({ db, textBytes }, { sessionId, actor, content })

const windowOf = async (sessionId: string) => (await findSession(db, sessionId))?.replyWindow

test('after five messages the sixth is refused with the reason, and one more of the customer opens the window again', async () => {
  const sessionId = await accepted('wm-many')
  await sendAll()
  await say('wm-many', '在吗')
  expect(await windowOf(sessionId)).toMatchObject({ left: 5, of: 5 })
  for (let i = 0; i < 5; i++) await send(sessionId, `第 ${i} 条`)
  expect(await windowOf(sessionId)).toMatchObject({ left: 0 })
  await expect(send(sessionId)).rejects.toMatchObject({
    code: 40004,
    message: expect.stringContaining('最多回复 5 条'),
  })
  await sendAll()
  await say('wm-many', '谢谢')
  await expect(send(sessionId)).resolves.toMatchObject({ delivery: 'queued' })
})

test.each(['manual', 'ai'] as const)(
  'what had not left when the customer wrote again takes its place in the new window, with %s',
  async (status) => {
    const customer = `wm-waiting-${status}`
    const sessionId = await accepted(customer)
    await sendAll()
    await say(customer, '在吗')
    for (let i = 0; i < 4; i++) await send(sessionId, `第 ${i} 条`)
    // What goes by a code has no place in any window.
    await db.run(sql`
      update outbound set code = 'c' where (session_id, seq) = (
        select session_id, max(seq) from outbound where session_id = ${sessionId} group by session_id)`)
    if (status === 'ai')
      await db.run(sql`update sessions set status = 'ai', manual_cs_id = null where id = ${sessionId}`)
    await say(customer, '还在吗')
    expect(await windowOf(sessionId)).toMatchObject({ left: 2, of: 5 })
  },
)

test('48 hours after the customer wrote a reply is refused with the reason', async () => {
  const sessionId = await accepted('wm-late')
  await db.run(sql`update sessions set last_customer_at = now() - interval '48 hours 1 minute' where id = ${sessionId}`)
  await expect(send(sessionId)).rejects.toMatchObject({ code: 40004, message: expect.stringContaining('48 小时') })
})

test('what the desk says by itself outside the window is kept, marked as not sent, and not sent', async () => {
  const sessionId = await pending('wm-notice')
  await db.run(sql`update sessions set replies_since = 5 where id = ${sessionId}`)
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  const rows = await db.rows(sql`
    select delivery, delivery_reason as reason from messages where session_id = ${sessionId} order by seq desc limit 1`)
  expect(rows).toEqual([{ delivery: 'expired', reason: 'too_many' }])
  const queued = await db.rows(sql`select seq from outbound where session_id = ${sessionId} order by seq`)
  expect(queued).toHaveLength(1)
})

test('a reply that surely did not arrive gives its place back', async () => {
  const sessionId = await accepted('wm-back')
  await sendAll()
  await say('wm-back', '在吗')
  const { seq } = await send(sessionId)
  await db.tx((tx) => recordDelivery(tx, [{ sessionId, seq, status: 'failed', reason: 'auth' }]))
  expect(await windowOf(sessionId)).toMatchObject({ left: 5 })
})

test.each([
  ['the remote says that the window is full', undefined, 'too_many'],
  ['the remote had accepted it and could not deliver it', 'remote-1', 'declined'],
])('a reply that failed because %s keeps its place', async (why, remoteKey, reason) => {
  const sessionId = await accepted(`wm-${reason}`)
  await sendAll()
  await say(`wm-${reason}`, why)
  const { seq } = await send(sessionId)
  if (remoteKey) await db.tx((tx) => recordDelivery(tx, [{ sessionId, seq, status: 'sent', remoteKey }]))
  await db.tx((tx) => recordDelivery(tx, [{ sessionId, seq, status: 'failed', reason }]))
  expect(await windowOf(sessionId)).toMatchObject({ left: 4 })
})
