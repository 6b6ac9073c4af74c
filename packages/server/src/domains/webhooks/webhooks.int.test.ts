import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { createResponseCheck } from '../../testing/response-check.ts'
import { eventTypes } from './contract.ts'
import { startReceiver } from './testing/receiver.ts'
import { rightSignatures } from './testing/verify.ts'

const desk = await bootDesk()
const { token } = await desk.login('admin')
const zhangsan = await desk.login('zhangsan')
const receiver = await startReceiver()
const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, as = token) =>
  desk.call(method, `/api/webhooks${path}`, { token: as, body })
const create = async (body: object = {}) =>
  (await call('POST', '', { url: receiver.url, events: [...eventTypes], ...body })).data
const actsOn = (id: string) =>
  desk.db.rows<{ action: string; details: object }>(sql`
    select action, details from audit_log where target_type = 'webhook' and target_id = ${id} order by id`)

test('a webhook is told the whole life of a session, in its order, in the words of the API', async () => {
  await desk.call('PUT', '/api/settings/survey', { token, body: { enabled: true } })
  const hook = await create()
  await desk.say('chenjing', '转人工')
  const row = await desk.db.one<{ id: string }>(sql`select id from sessions where customer_ref = 'emp:chenjing'`)
  const id = row?.id ?? ''
  const command = (path: string, body: object, as = zhangsan.token) =>
    desk.call('POST', `/api/sessions/${id}/${path}`, { token: as, body })
  await command('accept', { csId: 'zhangsan' })
  await command('message', { content: '您好，我是张三' })
  await command('notes', { content: '内部备注' })
  await desk.drain()
  await command('close', {})
  await desk.drain()
  await desk.say('chenjing', '5')

  const posts = receiver.posts.filter(({ body }) => body.data.session?.sessionId === id)
  const types = posts.map(({ body }) => body.type)
  expect(new Set(types)).toEqual(
    new Set([
      'session.created',
      'message.created',
      'session.queued',
      'session.accepted',
      'session.closed',
      'rating.created',
    ]),
  )
  for (const type of ['session.created', 'session.queued', 'session.accepted', 'session.closed', 'rating.created'])
    expect([type, types.filter((one) => one === type).length]).toEqual([type, 1])
  const said = posts.filter(({ body }) => body.type === 'message.created').map(({ body }) => body.data.message)
  expect(
    said.filter(({ senderType }) => senderType !== 'ai').map(({ senderType, content }) => [senderType, content]),
  ).toEqual(
    expect.arrayContaining([
      ['customer', '转人工'],
      ['manual', '您好，我是张三'],
    ]),
  )
  expect(JSON.stringify(posts)).not.toContain('内部备注')
  expect(posts.find(({ body }) => body.type === 'session.accepted')?.body).toMatchObject({
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: { manualCsId: 'zhangsan', session: { sessionId: id, channelType: 'wechat', customerId: 'emp:chenjing' } },
  })
  for (const posted of posts) expect(rightSignatures(posted, hook.secret)).toBe(1)
  await call('DELETE', `/${hook.webhookId}`)
})

test('what is posted is what the OpenAPI says', async () => {
  const document = await fetch(`${desk.url}/api/openapi.json`).then((response) => response.json())
  expect(Object.keys(document['x-webhooks']).sort()).toEqual([...eventTypes, 'webhook.ping'].sort())
  // Posts become answers of paths that are not there, so that the check of answers checks them.
  const paths = Object.fromEntries(
    Object.entries<{ post: { requestBody: object } }>(document['x-webhooks']).map(([type, { post }]) => [
      `/${type}`,
      { post: { responses: { 200: { ...post.requestBody, description: '' } } } },
    ]),
  )
  const check = createResponseCheck({ ...document, paths })
  expect(receiver.posts.length).toBeGreaterThan(5)
  for (const { body } of receiver.posts) check({ method: 'POST', path: `/${body.type}`, status: 200, body })
})

test('the secret is in the answer that makes it, and nowhere else', async () => {
  const { webhookId, secret } = await create({ active: false })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const { secret: second } = (await call('POST', `/${webhookId}/rotate`, {})).data
  expect(second).not.toBe(secret)
  const shown = JSON.stringify([(await call('GET', '')).body, (await call('GET', `/${webhookId}`)).body])
  const [row] = await desk.db.rows(sql`select * from webhooks where id = ${webhookId}`)
  const everything = shown + JSON.stringify(row) + JSON.stringify(await actsOn(webhookId))
  for (const one of [secret, second]) expect(everything).not.toContain(one.slice('whsec_'.length))
})

test('every act on a webhook leaves a line, with the host of its address alone', async () => {
  const { webhookId } = await create({ url: `${receiver.url}?token=of-the-receiver`, events: ['session.closed'] })
  await call('PUT', `/${webhookId}`, { description: '工单系统', active: false })
  await call('POST', `/${webhookId}/test`)
  await call('POST', `/${webhookId}/rotate`, { keepHours: 2 })
  await call('DELETE', `/${webhookId}`)
  const lines = await actsOn(webhookId)
  expect(lines.map(({ action }) => action)).toEqual([
    ...['webhook.create', 'webhook.change', 'webhook.test', 'webhook.rotate', 'webhook.delete'],
  ])
  expect(lines[0]?.details).toEqual({ host: new URL(receiver.url).host, events: ['session.closed'], active: true })
  expect(JSON.stringify(lines)).not.toContain('of-the-receiver')
  await desk.drain()
})

test('a ping goes out once, also while the webhook is inactive, and its fate is in the log', async () => {
  const { webhookId } = await create({ active: false })
  receiver.answer(() => ({ status: 500, body: 'not ready' }))
  const { data: ping } = await call('POST', `/${webhookId}/test`)
  await desk.drain()
  const { data: seen } = await call('GET', `/${webhookId}/deliveries/${ping.deliveryId}`)
  expect(seen).toMatchObject({ status: 'failed', attempts: 1, statusCode: 500, answer: 'not ready' })
  expect(JSON.parse(seen.body)).toMatchObject({ type: 'webhook.ping', data: { webhookId } })
  receiver.answer(() => ({ status: 204 }))
  await call('POST', `/${webhookId}/test`)
  await desk.drain()
  const { data } = await call('GET', `/${webhookId}/deliveries`)
  expect(data.items.map(({ status }: { status: string }) => status)).toEqual(['delivered', 'failed'])
})

async function failedOnes(count: number) {
  const { webhookId } = await create({ events: ['message.created'] })
  await desk.db.run(sql`
    insert into webhook_deliveries (id, webhook_id, type, body, status, attempts, status_code)
    select 'evt_' || ${webhookId}::text || lpad(n::text, 4, '0'), ${webhookId}, 'message.created', '{"n":' || n || '}', 'failed', 10, 500
    from generate_series(1, ${count}::int) as n`)
  return webhookId
}

test('what was given up is delivered again by hand, under the same id', async () => {
  const webhookId = await failedOnes(1)
  const { data } = await call('GET', `/${webhookId}/deliveries?status=failed`)
  const [{ deliveryId }] = data.items
  expect(await call('POST', `/${webhookId}/deliveries/${deliveryId}/replay`)).toMatchObject({
    status: 200,
    data: { status: 'queued', attempts: 0 },
  })
  await desk.drain()
  const [posted] = receiver.posts.filter(({ id }) => id === deliveryId)
  expect(posted?.body).toEqual({ n: 1 })
  expect((await call('GET', `/${webhookId}/deliveries?status=failed`)).data.items).toEqual([])
})

test('what has arrived already can be delivered again, and the receiver knows it by its id', async () => {
  const { webhookId } = await create({ active: true })
  const { data: ping } = await call('POST', `/${webhookId}/test`)
  await desk.drain()
  await call('POST', `/${webhookId}/deliveries/${ping.deliveryId}/replay`)
  await desk.drain()
  expect(receiver.posts.filter(({ id }) => id === ping.deliveryId)).toHaveLength(2)
})

test('all that failed since a moment is delivered again, however much it is', async () => {
  const webhookId = await failedOnes(1_200)
  await desk.db.run(sql`
    update webhook_deliveries set created_at = now() - interval '2 hours' where webhook_id = ${webhookId} and body like '%"n":1}'`)
  const since = new Date(Date.now() - 3_600_000).toISOString()
  expect((await call('POST', `/${webhookId}/replay`, { since })).data).toEqual({ replayed: 1_199 })
  await call('PUT', `/${webhookId}`, { active: false })
  const { data } = await call('GET', `/${webhookId}/deliveries?status=failed`)
  expect(data.items).toHaveLength(1)
})

test('pages of the log follow each other without a gap or a repeat', async () => {
  const webhookId = await failedOnes(25)
  const seen: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { data } = await call('GET', `/${webhookId}/deliveries?limit=10${cursor && `&cursor=${cursor}`}`)
    seen.push(...data.items.map(({ deliveryId }: { deliveryId: string }) => deliveryId))
    cursor = data.next
  }
  expect(seen).toHaveLength(25)
  expect(seen).toEqual([...seen].sort().reverse())
})

test('an inactive webhook is not replayed, and a deleted one is not there', async () => {
  const webhookId = await failedOnes(1)
  const { data } = await call('GET', `/${webhookId}/deliveries`)
  const replay = () => call('POST', `/${webhookId}/deliveries/${data.items[0].deliveryId}/replay`)
  await call('PUT', `/${webhookId}`, { active: false })
  expect(await replay()).toMatchObject({ status: 409, code: 40920 })
  expect(await call('POST', `/${webhookId}/replay`, { since: '2026-01-01T00:00:00Z' })).toMatchObject({ code: 40920 })
  await call('DELETE', `/${webhookId}`)
  const gone = { status: 404, code: 40420 }
  for (const answer of [
    await replay(),
    await call('GET', `/${webhookId}`),
    await call('GET', `/${webhookId}/deliveries`),
  ])
    expect(answer).toMatchObject(gone)
})

test('a delivery of another webhook is not there', async () => {
  const [one, other] = [await failedOnes(1), await failedOnes(1)]
  const { data } = await call('GET', `/${one}/deliveries`)
  const path = `/${other}/deliveries/${data.items[0].deliveryId}`
  expect(await call('GET', path)).toMatchObject({ status: 404, code: 40421 })
  expect(await call('POST', `${path}/replay`)).toMatchObject({ status: 404, code: 40421 })
})

test.each([
  '',
  'nonsense',
  'ftp://example.com/',
  'https://a:b@example.com/',
  'http://169.254.169.254/',
  `https://x.test/${'x'.repeat(2_000)}`,
])('an address like %j is refused with what is wrong with it', async (url) => {
  const answer = await call('POST', '', { url, events: ['session.closed'] })
  expect(answer).toMatchObject({ status: 400, code: 40000, message: expect.stringContaining('url') })
})

test.each([[[]], [['session.closed', 'session.closed']], [['session.unheard']], [['webhook.ping']]])(
  'events like %j are refused',
  async (events) => {
    expect(await call('POST', '', { url: receiver.url, events })).toMatchObject({ status: 400, code: 40000 })
  },
)

test('there are twenty webhooks at most', async () => {
  const answers = []
  for (let n = 0; n < 21; n++) answers.push(await call('POST', '', { url: receiver.url, events: ['session.closed'] }))
  expect(answers.at(-1)).toMatchObject({ status: 409, code: 40921 })
  expect((await call('GET', '')).data.items).toHaveLength(20)
})
