import { expect, test } from 'vitest'
import type { Handling, InboundItem, MessageCode } from '../../../channels/channel.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { accept, findSession, takeIncoming } from '../index.ts'
import { accountId, openWorld } from '../testing/world.ts'

const { db, say, sessionOf, pending, botAnswers } = await openWorld([{ csId: 'zhangsan', maxLoad: 50 }])

const take = (...items: InboundItem[]) =>
  db.tx((tx) =>
    takeIncoming(
      tx,
      items.map((item) => ({ accountId, item, traceId: newId('trc'), receivedAt: new Date() })),
    ),
  )

const handling = (customerRef: string, by: Handling['by'], more: { staffRef?: string; code?: MessageCode } = {}) =>
  ({ kind: 'handling', by, ...more, customerRef, remoteKey: newId('k') }) as const

const message = (customerRef: string, text: string) =>
  ({ kind: 'message', msgType: 'text', text, customerRef, remoteKey: newId('k') }) as const

const colleagueSays = (customerRef: string, text: string, staffRef = 'wangwu') =>
  ({ kind: 'colleague', staffRef, msgType: 'text', text, customerRef, remoteKey: newId('k') }) as const

const infoOf = async (customer: string) => findSession(db, (await sessionOf(customer)) ?? '')

const changesOf = async (sessionId: string | undefined) =>
  (await db.rows<{ kind: string }>(sql`select kind from changes where session_id = ${sessionId} order by xid, id`)).map(
    ({ kind }) => kind,
  )

const outgoing = (customer: string) =>
  db.rows<{ content: string; code: string | null }>(sql`
    select content, code from outbound where customer_ref = ${customer} order by session_id, seq`)

const loadOf = async (csId: string) =>
  (await db.one<{ load: number }>(sql`select current_load as load from agents where user_id = ${csId}`))?.load

test('a colleague who takes the conversation silences the bot, and agents see who has it', async () => {
  await say('wm-bot', '你好')
  const sessionId = (await sessionOf('wm-bot')) ?? ''
  await take(handling('wm-bot', 'colleague', { staffRef: 'wangwu' }))
  expect(await infoOf('wm-bot')).toMatchObject({
    ...{ status: 'pending', handoffReason: 'in_channel', remoteStaff: 'wangwu' },
  })
  expect(await changesOf(sessionId)).toContain('new_pending_session')
  expect(await db.rows(sql`select 1 from bot_turns where session_id = ${sessionId}`)).toEqual([])
  expect(await botAnswers(sessionId)).toBe(false)
  expect(await outgoing('wm-bot')).toEqual([])
})

test('a colleague who writes has the conversation, also when nothing else told so', async () => {
  await say('wm-writes', '你好')
  await take(colleagueSays('wm-writes', '我来处理'))
  expect(await infoOf('wm-writes')).toMatchObject({
    status: 'pending',
    remoteStaff: 'wangwu',
    lastSenderType: 'manual',
  })
  expect(await outgoing('wm-writes')).toEqual([])
})

test('a colleague who writes first opens a session that the bot does not have', async () => {
  await take(colleagueSays('wm-first', '您好，回访一下'))
  expect(await infoOf('wm-first')).toMatchObject({ status: 'pending', remoteStaff: 'wangwu' })
})

test('an agent keeps the session, and sees who takes it over in the remote client and who gives it back', async () => {
  const sessionId = await pending('wm-manual')
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  await take(handling('wm-manual', 'colleague', { staffRef: 'wangwu' }))
  expect(await infoOf('wm-manual')).toMatchObject({ status: 'manual', manualCsId: 'zhangsan', remoteStaff: 'wangwu' })
  expect((await changesOf(sessionId)).at(-1)).toBe('session_updated')
  await take(handling('wm-manual', 'desk'))
  expect(await infoOf('wm-manual')).not.toHaveProperty('remoteStaff')
})

test('told twice it is told to the agents once', async () => {
  const sessionId = await pending('wm-twice')
  await take(handling('wm-twice', 'colleague', { staffRef: 'wangwu' }))
  const told = await changesOf(sessionId)
  await take(handling('wm-twice', 'colleague', { staffRef: 'wangwu' }))
  expect(await changesOf(sessionId)).toEqual(told)
})

test('what ended at the remote is closed here, its agent has a place more, and nothing is sent', async () => {
  const sessionId = await pending('wm-ended')
  const before = await loadOf('zhangsan')
  await accept(db, { sessionId, actorId: 'zhangsan', csId: 'zhangsan' })
  const waiting = await outgoing('wm-ended')
  await take(handling('wm-ended', 'nobody'))
  expect(await infoOf('wm-ended')).toMatchObject({ status: 'closed' })
  expect(await db.one(sql`select close_reason as reason from sessions where id = ${sessionId}`)).toEqual({
    reason: 'ended_at_channel',
  })
  expect(await loadOf('zhangsan')).toBe(before)
  expect((await changesOf(sessionId)).at(-1)).toBe('session_closed')
  expect(await outgoing('wm-ended')).toEqual(waiting)
})

test('with a fresh code the closing text goes by it, whatever the reply window says', async () => {
  await pending('wm-code')
  await db.run(sql`update channel_accounts set reply_hours = 48, reply_messages = 0 where id = ${accountId}`)
  const code = { value: 'CODE', seconds: 20 }
  await take({ ...handling('wm-code', 'nobody', { code }), sentAt: new Date().toISOString() })
  await db.run(sql`update channel_accounts set reply_hours = null, reply_messages = null where id = ${accountId}`)
  expect((await outgoing('wm-code')).at(-1)).toEqual({ content: expect.stringContaining('已结束'), code: 'CODE' })
})

test('a code that has run out is not used', async () => {
  await pending('wm-stale')
  const code = { value: 'STALE', seconds: 20 }
  await take({ ...handling('wm-stale', 'nobody', { code }), sentAt: new Date(Date.now() - 60_000).toISOString() })
  expect((await outgoing('wm-stale')).filter((one) => one.code !== null)).toEqual([])
  expect(await infoOf('wm-stale')).toMatchObject({ status: 'closed' })
})

test('what the customer writes after the end is a new session, also when all of it comes at once', async () => {
  const first = await pending('wm-again')
  await take(
    message('wm-again', '还在吗'),
    handling('wm-again', 'nobody'),
    message('wm-again', '又有问题了'),
    handling('wm-again', 'colleague', { staffRef: 'wangwu' }),
  )
  const second = await sessionOf('wm-again')
  expect(second).not.toBe(first)
  expect(await findSession(db, first)).toMatchObject({ status: 'closed', lastMessage: '还在吗' })
  expect(await infoOf('wm-again')).toMatchObject({
    status: 'pending',
    lastMessage: '又有问题了',
    remoteStaff: 'wangwu',
  })
})

test('an end while the bot has the session leaves it with the bot', async () => {
  await say('wm-ai', '你好')
  await take(handling('wm-ai', 'nobody'))
  expect(await infoOf('wm-ai')).toMatchObject({ status: 'ai' })
})

test('about a customer without an open session it is nothing', async () => {
  await take(handling('wm-nobody', 'colleague', { staffRef: 'wangwu' }), handling('wm-nobody', 'nobody'))
  expect(await sessionOf('wm-nobody')).toBeUndefined()
})
