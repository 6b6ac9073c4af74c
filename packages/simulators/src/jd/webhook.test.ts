import { createDecipheriv } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hmacSign, josSign, standardSign } from './sign.ts'
import { app, customer, type JdWorld, startJd } from './testing/world.ts'

let world: JdWorld
beforeEach(async () => {
  world = await startJd()
})
afterEach(() => world.stop())

async function write(text = '在吗') {
  const told = world.sim.message({ from: customer, text })
  await told.outcome
  const got = world.product.received.at(-1)
  if (!got) throw new Error('No webhook came.')
  return { ...got, id: told.id }
}

test('a message of a customer comes signed in its headers, in the form of JD', async () => {
  const { headers, body, json, id } = await write()
  const [timestamp, nonce] = [String(headers['x-timestamp']), String(headers['x-nonce'])]
  expect(headers['x-signature']).toBe(hmacSign(app.appSecret, timestamp, nonce, body))
  expect(nonce).toMatch(/^[A-Za-z0-9_-]{16,64}$/)
  expect(Math.abs(Number(timestamp) * 1_000 - world.sim.now())).toBeLessThan(60_000)
  expect(json).toMatchObject({
    ...{ app_key: app.appKey, id, type: 'chat_message' },
    from: { pin: customer, app: 'im.customer', nickname: '陈墨' },
    to: { pin: 'yunshan_waiter', app: 'im.waiter' },
    body: {
      type: 'text',
      content: '在吗',
      chatinfo: { sid: expect.stringMatching(/^[0-9a-f]{32}$/), venderId: '10001' },
    },
  })
})

test('the same webhook goes signed in the query, in the body, and the way of Standard Webhooks', async () => {
  world.sim.faults({ way: 'query' })
  const inQuery = await write()
  const of = (name: string) => inQuery.query.get(name) ?? ''
  expect(of('signature')).toBe(hmacSign(app.appSecret, of('timestamp'), of('nonce'), inQuery.body))
  world.sim.faults({ way: 'body' })
  const { json } = await write()
  const { rawPayload, signature, timestamp, nonce } = json
  expect(signature).toBe(hmacSign(app.appSecret, String(timestamp), String(nonce), String(rawPayload)))
  expect(JSON.parse(String(rawPayload))).toMatchObject({ type: 'chat_message' })
  world.sim.faults({ way: 'standard' })
  const { headers, body, id } = await write()
  expect(headers['webhook-id']).toBe(id)
  expect(headers['webhook-signature']).toBe(
    standardSign(app.webhookSecret, id, String(headers['webhook-timestamp']), body),
  )
})

test('the way of the gateway is a form, plain or encrypted', async () => {
  world.sim.faults({ way: 'jos' })
  const plain = new URLSearchParams((await write()).body)
  expect(plain.get('sign')).toBe(josSign(app.appSecret, plain))
  expect(JSON.parse(plain.get('jd_param_json') ?? '')).toMatchObject({ body: { content: '在吗' } })
  world.sim.faults({ encrypted: true })
  const form = new URLSearchParams((await write()).body)
  const opener = createDecipheriv('aes-128-cbc', app.appSecret.slice(0, 16), app.appSecret.slice(16, 32))
  const opened = Buffer.concat([
    opener.update(Buffer.from(form.get('encrypt_jd_param_json') ?? '', 'base64')),
    opener.final(),
  ])
  expect(JSON.parse(opened.toString())).toMatchObject({ body: { content: '在吗' } })
})

test('every attempt is signed anew unless the fault repeats the first byte for byte', async () => {
  world.product.answer = (_, response) => response.writeHead(500).end()
  const nonces = async () => {
    world.product.received.length = 0
    await write()
    return world.product.received.map(({ headers }) => headers['x-nonce'])
  }
  expect(new Set(await nonces()).size).toBe(4)
  world.sim.faults({ sameEnvelope: true })
  expect(new Set(await nonces()).size).toBe(1)
})

test('faults spoil the signature and let the time be old', async () => {
  world.sim.faults({ badSignature: true })
  const { headers, body } = await write()
  const sign = hmacSign(app.appSecret, String(headers['x-timestamp']), String(headers['x-nonce']), body)
  expect(headers['x-signature']).not.toBe(sign)
  world.sim.faults({ badSignature: false, staleTimestamp: true })
  expect(world.sim.now() / 1_000 - Number((await write()).headers['x-timestamp'])).toBeGreaterThan(599)
})

test('what is no message comes too, and a consultation that was closed is followed by another', async () => {
  const { id, json } = await write()
  await world.sim.event({ type: 'message_recall', from: customer, id }).outcome
  expect(world.product.received.at(-1)?.json).toMatchObject({ type: 'message_recall', body: { messageId: id } })
  await world.sim.event({ type: 'evaluation', from: customer, score: 4 }).outcome
  expect(world.product.received.at(-1)?.json).toMatchObject({ type: 'evaluation', body: { score: 4 } })
  await world.sim.waiterWrites({ to: customer, text: '我来' }).outcome
  expect(world.product.received.at(-1)?.json).toMatchObject({
    from: { pin: 'yunshan_waiter', app: 'im.waiter', clientType: 'pc' },
    to: { pin: customer },
    body: { content: '我来' },
  })
  await world.sim.event({ type: 'session_close', from: customer }).outcome
  const sidOf = ({ body }: typeof json) => JSON.stringify(body).match(/"sid":"(\w+)"/)?.[1]
  expect(sidOf((await write()).json)).not.toBe(sidOf(json))
})

test('pictures, products and orders have contents of their own', async () => {
  for (const type of ['image', 'product', 'order'] as const) await world.sim.message({ from: customer, type }).outcome
  const contents = world.product.received.map(({ json }) => JSON.stringify(json.body))
  expect(contents[0]).toContain(`${world.sim.url}/jd/obj/`)
  expect(contents[1]).toContain('https://item.jd.com/')
  const picture = /http[^"]+\.png/.exec(contents[0] ?? '')?.[0] ?? ''
  expect((await fetch(picture)).headers.get('content-type')).toBe('image/png')
})
