import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sql } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'
import { bootDesk } from '../../testing/index.ts'
import { type Scope, scopeOperations, scopes } from './contract.ts'

const desk = await bootDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const { token } = await desk.login('admin')
const make = async (given: readonly Scope[], more: object = {}) =>
  (await desk.call('POST', '/api/api-keys', { token, body: { name: '报表', scopes: given, ...more } })).data
const get = (key: string, path: string) => desk.call('GET', path, { token: key })
await desk.say('chenjing', '你好')
const session = await desk.db.one<{ id: string; customerId: string }>(sql`
  select id, customer_id as "customerId" from sessions limit 1`)
const id = session?.id ?? ''

test('a key is shown once and kept as a hash', async () => {
  const { key, keyId } = await make(['sessions.read'])
  const [, secret] = new RegExp(`^yk_${keyId.slice(4)}_([\\w-]{43})$`).exec(key) ?? []
  const row = await desk.db.one<{ hash: Buffer }>(sql`select key_hash as hash from api_keys where id = ${keyId}`)
  expect(row?.hash.equals(hashOf(key))).toBe(true)
  const { body } = await get(token, '/api/api-keys')
  const lines = await desk.db.rows(sql`select * from audit_log where target_id = ${keyId}`)
  expect(lines).toMatchObject([{ action: 'api_key.create', actor_id: 'admin' }])
  expect(secret).toBeDefined()
  expect(JSON.stringify([body, lines])).not.toContain(secret)
})

test('a key reads what its scopes open, of every session of the desk', async () => {
  const { key } = await make(['sessions.read', 'messages.read', 'customers.read', 'reports.read'])
  expect((await get(key, '/api/sessions')).data).toMatchObject([{ sessionId: id }])
  expect((await get(key, `/api/sessions/${id}`)).status).toBe(200)
  expect((await get(key, `/api/sessions/${id}/history`)).data[0]).toMatchObject({ content: '你好' })
  expect((await get(key, `/api/customers/${session?.customerId}`)).status).toBe(200)
  expect((await get(key, '/api/messages/search?q=x')).status).toBe(200)
  expect((await get(key, '/api/reports/volume')).status).toBe(200)
})

test('a key that lacks the scope of an operation is told so', async () => {
  const { key } = await make(['reports.read'])
  expect(await get(key, '/api/sessions')).toMatchObject({ status: 403, code: 1002 })
  expect(await get(key, `/api/sessions/${id}/history`)).toMatchObject({ status: 403, code: 1002 })
})

test('where no scope leads, a key is nobody: it writes, signs in and listens nowhere', async () => {
  const { key } = await make(scopes)
  const nobody = { status: 401, code: 1001 }
  expect(await desk.call('POST', `/api/sessions/${id}/message`, { token: key, body: { content: 'x' } })).toMatchObject(
    nobody,
  )
  expect(
    await desk.call('POST', `/api/sessions/${id}/accept`, { token: key, body: { csId: 'zhangsan' } }),
  ).toMatchObject(nobody)
  expect(await desk.call('POST', '/api/ws/ticket', { token: key })).toMatchObject(nobody)
  expect(await get(key, '/api/agents/me')).toMatchObject(nobody)
  expect(await get(key, `/api/customers/${session?.customerId}/phone`)).toMatchObject(nobody)
  expect(
    await desk.call('POST', '/api/api-keys', { token: key, body: { name: 'x', scopes: ['sessions.read'] } }),
  ).toMatchObject(nobody)
  expect(await get(key, '/api/v1/bots')).toMatchObject({ status: 401 })
  expect(
    await desk.call('POST', '/api/v3/chat/completions', { token: key, body: { bot_id: 'x', messages: [] } }),
  ).toMatchObject({ status: 401 })
  for (const csId of ['zhangsan', 'key']) expect(await closeOf(`/ws/cs/${csId}?token=${key}`)).toBe(4401)
})

const closeOf = (path: string) =>
  new Promise<number>((resolve) => new WebSocket(desk.url.replace('http', 'ws') + path).on('close', resolve))

test('an expired, a revoked and a made-up key are nobody everywhere', async () => {
  const { key, keyId } = await make(['sessions.read'])
  const expiring = await make(['sessions.read'], { expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
  expect((await get(expiring.key, '/api/sessions')).status).toBe(200)
  await desk.db.run(sql`update api_keys set expires_at = now() where id = ${expiring.keyId}`)
  await desk.call('POST', `/api/api-keys/${keyId}/revoke`, { token })
  const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  const document = await fetch(`${desk.url}/api/openapi.json`).then((response) => response.json())
  const known = new Set<string>(Object.values(scopeOperations).flat())
  const open: [string, string][] = Object.entries<Record<string, { operationId: string }>>(document.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId }]): [string, string][] =>
        known.has(operationId) ? [[method.toUpperCase(), path.replaceAll(/\{\w+\}/g, id)]] : [],
      ),
  )
  expect(open).toHaveLength(known.size)
  for (const dead of [key, expiring.key, forged, 'yk_nothing', 'yk_']) {
    for (const [method, path] of open) {
      const response = await fetch(desk.url + path, { method, headers: { authorization: `Bearer ${dead}` } })
      expect([path, response.status, (await response.json()).code]).toEqual([path, 401, 1001])
    }
  }
})

test('every scope opens operations that there are, and each operation is opened by one scope', async () => {
  const document = await fetch(`${desk.url}/api/openapi.json`).then((response) => response.json())
  const there = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  const opened = Object.values(scopeOperations).flat()
  expect(there).toEqual(expect.arrayContaining(opened))
  expect(new Set(opened).size).toBe(opened.length)
  expect(Object.keys(scopeOperations).sort()).toEqual([...scopes].sort())
})

test('a key that asks too often waits for its turn, and nobody else does', async () => {
  const hasty = await bootDesk({ env: { API_KEY_RATE: '3/minute' } })
  const admin = await hasty.login('admin')
  const body = { name: 'x', scopes: ['reports.read'] }
  const { data } = await hasty.call('POST', '/api/api-keys', { token: admin.token, body })
  const answers = []
  for (let n = 0; n < 5; n++) answers.push(await hasty.call('GET', '/api/reports/volume', { token: data.key }))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(answers.at(-1)?.code).toBe(42900)
  expect((await hasty.call('GET', '/api/reports/volume', { token: admin.token })).status).toBe(200)
})

test('that a key is used is noted, and what it does is audited as its own', async () => {
  const { key, keyId } = await make(['webhooks.manage'])
  const lastUsed = () =>
    desk.db.one<{ at: Date | null }>(sql`select last_used_at as at from api_keys where id = ${keyId}`)
  expect(await lastUsed()).toEqual({ at: null })
  const body = { url: 'http://127.0.0.1:1/', events: ['session.closed'], active: false }
  const { data } = await desk.call('POST', '/api/webhooks', { token: key, body })
  expect(data.createdBy).toBe(keyId)
  const first = await lastUsed()
  expect(first?.at).toBeInstanceOf(Date)
  await get(key, '/api/webhooks')
  expect(await lastUsed()).toEqual(first)
  const lines = await desk.db.rows(sql`select actor_type, actor_id from audit_log where action = 'webhook.create'`)
  expect(lines).toEqual([{ actor_type: 'api_key', actor_id: keyId }])
  expect((await get(token, '/api/audit?action=webhook.create')).data.items).toMatchObject([{ actorType: 'api_key' }])
})

test('revoking says who and when, once, and shows in the list', async () => {
  const { keyId } = await make(['sessions.read'])
  const revoke = () => desk.call('POST', `/api/api-keys/${keyId}/revoke`, { token })
  const { data } = await revoke()
  expect(data).toMatchObject({ status: 'revoked', revokedBy: 'admin' })
  expect((await revoke()).data).toEqual(data)
  const lines = await desk.db.rows(
    sql`select 1 from audit_log where action = 'api_key.revoke' and target_id = ${keyId}`,
  )
  expect(lines).toHaveLength(1)
  expect((await get(token, '/api/api-keys')).data.items[0]).toEqual(data)
  expect(await desk.call('POST', '/api/api-keys/key_nothing/revoke', { token })).toMatchObject({
    status: 404,
    code: 40422,
  })
})

test.each([
  { name: ' ', scopes: ['sessions.read'] },
  { name: 'x', scopes: [] },
  { name: 'x', scopes: ['sessions.write'] },
  { name: 'x', scopes: ['sessions.read'], expiresAt: '2020-01-01T00:00:00Z' },
  { name: 'x', scopes: ['sessions.read'], expiresAt: 'tomorrow' },
])('no key is made of %j', async (body) => {
  expect(await desk.call('POST', '/api/api-keys', { token, body })).toMatchObject({ status: 400, code: 40000 })
})
