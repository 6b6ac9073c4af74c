import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { visitorsOf } from './testing/visitors.ts'

const desk = await bootDesk()
const { come, share } = await visitorsOf(desk)
const { token, user_id: csId } = await desk.login('zhangsan')
await desk.db.run(sql`update agents set max_load = 100`)

const asAgent = (method: 'GET' | 'POST', path: string, body?: unknown) =>
  desk.call(method, `/api/sessions${path.startsWith('?') ? path : `/${path}`}`, {
    token,
    ...(body !== undefined && { body }),
  })

/** With an agent, after a button press. */
async function served() {
  const visitor = await come()
  await visitor.call('POST', 'handoff', {})
  const { body } = await visitor.call('GET', 'conversation')
  const sessionId = String(body.session_id)
  await asAgent('POST', `${sessionId}/accept`, { csId })
  return { visitor, sessionId }
}

test('whoever comes for the first time finds nothing said, and nobody who has the conversation', async () => {
  const visitor = await come()
  const { status, body, headers } = await visitor.call('GET', 'conversation')
  expect(status).toBe(200)
  expect(body).toEqual({ status: 'none', can_rate: false, messages: [], cursor: expect.any(String) })
  expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer'])
})

test('pressing for a person opens a session in the queue, says where one stands, and once more changes nothing', async () => {
  const visitor = await come()
  const { status, body } = await visitor.call('POST', 'handoff', {})
  expect(status).toBe(200)
  expect(body).toEqual({ status: 'queued', queue_position: expect.any(Number) })
  expect((await visitor.call('POST', 'handoff', {})).body).toEqual(body)

  const { data } = await asAgent('GET', '?status=pending')
  const [session, ...others] = data.filter((one: { customerName?: string }) => one.customerName === visitor.username)
  expect(others).toEqual([])
  expect(session).toMatchObject({ channelId: 'web', channelType: 'web', handoffReason: 'customer_asked' })
})

test('what the agent writes is read by the visitor, and what the visitor writes by the agent', async () => {
  const { visitor, sessionId } = await served()
  const said = await visitor.call('POST', 'messages', { content: '我的订单没有到', client_msg_id: 'c1' })
  expect(said.body).toMatchObject({ role: 'user', content: '我的订单没有到', client_msg_id: 'c1' })
  const reply = await asAgent('POST', `${sessionId}/message`, { content: '我来查一下' })
  expect(reply.data.delivery).toBe('sent')

  const { body } = await visitor.call('GET', 'conversation')
  expect(body).toMatchObject({ status: 'agent', agent_name: '张三' })
  expect(body.messages.at(-1)).toMatchObject({ role: 'agent', name: '张三', content: '我来查一下' })
  const { data: history } = await asAgent('GET', `${sessionId}/history`)
  expect(history.map(({ content }: { content: string }) => content)).toEqual(['我的订单没有到', '我来查一下'])
})

test('the same client id again is the same message, however often and however close together it comes', async () => {
  const { visitor } = await served()
  const posted = await Promise.all(
    Array.from({ length: 5 }, () => visitor.call('POST', 'messages', { content: '在吗', client_msg_id: 'same' })),
  )
  expect(new Set(posted.map(({ body }) => body.id)).size).toBe(1)
  const { body } = await visitor.call('GET', 'conversation')
  expect(body.messages.filter(({ content }: { content: string }) => content === '在吗')).toHaveLength(1)
})

test('notes among colleagues are not shown, nor is what was taken back', async () => {
  const { visitor, sessionId } = await served()
  await asAgent('POST', `${sessionId}/notes`, { content: '这位客户很着急' })
  const { data: reply } = await asAgent('POST', `${sessionId}/message`, { content: '写错了' })
  const recalled = await asAgent('POST', `${sessionId}/messages/${reply.msgId}/recall`)
  expect(recalled.status).toBe(200)

  const { body } = await visitor.call('GET', 'conversation')
  expect(JSON.stringify(body)).not.toMatch(/着急|写错了/)
  expect(body.messages.at(-1)).toMatchObject({ id: reply.msgId, content: '', recalled: true })
})

test('released to the bot, the conversation goes on with the bot in the same session', async () => {
  const { visitor, sessionId } = await served()
  await asAgent('POST', `${sessionId}/release`, {})
  const { body } = await visitor.call('GET', 'conversation')
  expect(body).toMatchObject({ status: 'bot', session_id: sessionId })
  const refused = await visitor.call('POST', 'messages', { content: '那我再问一下' })
  expect([refused.status, typeof refused.body.detail]).toEqual([409, 'string'])
  expect((await visitor.call('GET', 'conversation')).body.messages).toEqual(body.messages)
})

test('what was said is read back page by page, across sessions, without a gap and without a doubling', async () => {
  const { visitor, sessionId } = await served()
  for (let nth = 0; nth < 7; nth++) await visitor.call('POST', 'messages', { content: `第 ${nth} 条` })
  await asAgent('POST', `${sessionId}/close`)
  await visitor.call('POST', 'handoff', {})
  const whole = (await visitor.call('GET', 'conversation')).body.messages.map(({ id }: { id: string }) => id)
  const seen: string[] = []
  for (let older: string | undefined = ''; older !== undefined; ) {
    const { body } = await visitor.call('GET', `conversation?limit=3${older && `&older=${older}`}`)
    seen.unshift(...body.messages.map(({ id }: { id: string }) => id))
    older = body.older
  }
  expect(seen).toEqual(whole)
  expect(whole.length).toBeGreaterThan(9)
})

test('a visitor sees the same conversation by every link of a bot, and nobody else sees any of it', async () => {
  const { visitor, sessionId } = await served()
  const { data: reply } = await asAgent('POST', `${sessionId}/message`, { content: '只给您看' })
  const other = await come()
  const mixed = [
    other.call('GET', `conversation?older=${reply.msgId}`),
    other.call('POST', `messages/${reply.msgId}/feedback`, { value: 'up' }),
    other.call('GET', 'conversation'),
  ]
  for (const { body } of await Promise.all(mixed)) expect(JSON.stringify(body)).not.toContain('只给您看')
  expect((await mixed[1])?.status).toBe(404)

  const { shareToken } = await share()
  const again = await visitor.call('GET', `/api/v1/public/bot-share/${shareToken}/conversation`)
  expect(again.body.session_id).toBe(sessionId)
})

test.each(['conversation', 'events', 'files/fil_1'])('%s is for end users with a link that is good', async (path) => {
  const visitor = await come()
  const base = `${desk.url}/api/v1/public/bot-share`
  const ask = async (shareToken: string, bearer: string) =>
    (await fetch(`${base}/${shareToken}/${path}`, { headers: { authorization: `Bearer ${bearer}` } })).status
  expect(await ask(visitor.shareToken, 'nobody')).toBe(401)
  expect(await ask(visitor.shareToken, token)).toBe(403)
  expect(await ask('unknown', visitor.token)).toBe(404)
})

test('a rating is kept with who served, once, and the desk thanks', async () => {
  const { token: adminToken } = await desk.login('admin')
  await desk.call('PUT', '/api/settings/survey', { token: adminToken, body: { enabled: true } })
  const { visitor, sessionId } = await served()
  expect((await visitor.call('POST', 'rating', { score: 5 })).status).toBe(409)
  await asAgent('POST', `${sessionId}/close`)
  expect((await visitor.call('GET', 'conversation')).body).toMatchObject({ status: 'closed', can_rate: true })

  expect((await visitor.call('POST', 'rating', { score: 4, comment: '很快' })).status).toBe(200)
  expect((await visitor.call('POST', 'rating', { score: 1 })).status).toBe(409)
  const { data } = await asAgent('GET', sessionId)
  expect(data.rating).toBe(4)
  expect((await visitor.call('GET', 'conversation')).body).toMatchObject({ can_rate: false })
})

test.each([
  ['messages', { content: '   ' }],
  ['messages', {}],
  ['rating', { score: 6 }],
  ['messages/msg_x/feedback', { value: 'maybe' }],
])('%s of a wrong shape is refused with the field: %j', async (path, body) => {
  const { status, body: answer } = await (await come()).call('POST', path, body)
  expect(status).toBe(422)
  expect(Array.isArray(answer.detail)).toBe(true)
})
