import { expect, test } from 'vitest'
import type { InboundItem } from '../../../channels/channel.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, recordDelivery, reply, takeIncoming } from '../index.ts'
import { accountId, openWorld, textBytes } from '../testing/world.ts'

const { db, say, sessionOf, pending } = await openWorld([{ csId: 'zhangsan', maxLoad: 50 }])
const actor = { csId: 'zhangsan', name: '张三' }

const take = (...items: InboundItem[]) =>
  db.tx((tx) =>
    takeIncoming(
      tx,
      items.map((item) => ({ accountId, item, traceId: newId('trc'), receivedAt: new Date() })),
    ),
  )

const messagesOf = (sessionId: string) =>
  db.rows<{ senderType: string; senderId: string; content: string; delivery: string; recalled: boolean }>(sql`
    select sender_type as "senderType", sender_id as "senderId", content, delivery, recalled_at is not null as recalled
    from messages where session_id = ${sessionId} order by seq`)

const changesOf = async (sessionId: string) =>
  (await db.rows<{ kind: string }>(sql`select kind from changes where session_id = ${sessionId} order by xid, id`)).map(
    ({ kind }) => kind,
  )

test('what a colleague answers in the remote client is shown under their name, and is not sent again', async () => {
  const sessionId = await pending('wm-1')
  const before = await db.rows(sql`select seq from outbound where session_id = ${sessionId}`)
  await take({
    kind: 'colleague',
    staffRef: 'wangwu',
    msgType: 'text',
    text: '我来处理',
    remoteKey: newId('k'),
    customerRef: 'wm-1',
  })
  expect((await messagesOf(sessionId)).at(-1)).toMatchObject({
    senderType: 'manual',
    senderId: 'wangwu',
    content: '我来处理',
    delivery: null,
  })
  expect(await db.rows(sql`select seq from outbound where session_id = ${sessionId}`)).toEqual(before)
})

test('a message that the customer took back is marked, told, and gone from the preview', async () => {
  await say('wm-2', '转人工')
  await say('wm-2', '我的密码是 123', 'key-2')
  const sessionId = (await sessionOf('wm-2')) ?? ''
  const recall = { kind: 'recall', recalledKey: 'key-2', remoteKey: newId('k'), customerRef: 'wm-2' } as const
  await take(recall)
  expect((await messagesOf(sessionId)).at(-1)).toMatchObject({ recalled: true })
  expect((await changesOf(sessionId)).at(-1)).toBe('message_recalled')
  const rows = await db.rows(sql`select last_message as last from sessions where id = ${sessionId}`)
  expect(rows).toEqual([{ last: '' }])
  await take({ ...recall, remoteKey: newId('k') })
  expect((await changesOf(sessionId)).filter((kind) => kind === 'message_recalled')).toHaveLength(1)
})

test('a message that the remote could not deliver after all turns to failed, with the reason', async () => {
  const sessionId = await pending('wm-3')
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  const { seq } = await reply({ db, textBytes }, { sessionId, actor, content: '您好' })
  await db.tx((tx) => recordDelivery(tx, [{ sessionId, seq, status: 'sent', remoteKey: 'sent-3' }]))
  const report = { kind: 'undelivered', sentKey: 'sent-3', reason: 'declined', customerRef: 'wm-3' } as const
  await take({ ...report, remoteKey: newId('k') })
  expect((await messagesOf(sessionId)).at(-1)).toMatchObject({ delivery: 'failed' })
  expect((await changesOf(sessionId)).at(-1)).toBe('message_status')
})

test('a report that comes before the answer to the sending waits for it', async () => {
  const sessionId = await pending('wm-4')
  await db.run(sql`update outbound set status = 'sending' where session_id = ${sessionId}`)
  const report = { kind: 'undelivered', sentKey: 'sent-4', reason: 'declined', customerRef: 'wm-4' } as const
  await expect(take({ ...report, remoteKey: newId('k') })).rejects.toThrow('still being sent')
})

test('a recall or a report of something the desk never saw is nothing', async () => {
  const sessionId = await pending('wm-5')
  const before = await changesOf(sessionId)
  await take(
    { kind: 'recall', recalledKey: 'never', remoteKey: newId('k'), customerRef: 'wm-5' },
    { kind: 'undelivered', sentKey: 'never', reason: 'x', remoteKey: newId('k'), customerRef: 'wm-5' },
    { kind: 'recall', recalledKey: 'never', remoteKey: newId('k'), customerRef: 'nobody' },
  )
  expect(await changesOf(sessionId)).toEqual(before)
})
