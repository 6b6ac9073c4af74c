import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { codeOf, enrol } from './testing/totp.ts'

const desk = await bootDesk({ env: { OTP_REQUIRED_ROLES: 'admin,supervisor' } })

test('an administrator without a second factor gets a token that sets one up, and is good for nothing else', async () => {
  const signedIn = await desk.login('admin')
  expect(signedIn).toMatchObject({ role: 'admin', otp_setup_required: true })
  const { token } = signedIn
  for (const [method, path] of [
    ['GET', '/api/agents/me'],
    ['GET', '/api/agents'],
    ['GET', '/api/sessions'],
    ['GET', '/api/directory/tree'],
    ['POST', '/api/ws/ticket'],
    ['POST', '/api/agents/otp-unbind'],
    ['PUT', '/api/agents/me/password'],
  ] as const) {
    const { status, code, data } = await desk.call(method, path, { token, ...(method !== 'GET' && { body: {} }) })
    expect([path, status, code, data]).toEqual([path, 403, 1002, { reason: 'otp_setup_required' }])
  }
  expect(await openSocket(desk.url, 'admin', `?token=${token}`).closed()).toBe(4401)

  await enrol(desk, 'admin', token)
  expect((await desk.call('GET', '/api/directory/tree', { token })).status).toBe(200)
})

test('an agent of another role is not held up', async () => {
  const signedIn = await desk.login('zhangsan')
  expect(signedIn).not.toHaveProperty('otp_setup_required')
  expect((await desk.call('GET', '/api/agents/me', { token: signedIn.token })).status).toBe(200)
})

test('whoever gets such a role later has to set one up from the next request on', async () => {
  const { token } = await desk.login('lisi')
  await desk.db.run(sql`update agents set manual_roles = '{supervisor}' where user_id = 'lisi'`)
  expect((await desk.call('GET', '/api/agents/me', { token })).code).toBe(1002)
})

test('a token that only sets one up can be signed out', async () => {
  const { token } = await desk.login('lisi')
  expect((await desk.call('POST', '/api/agents/logout', { token })).status).toBe(200)
  expect((await desk.call('POST', '/api/agents/otp-bind', { token })).status).toBe(401)
})

test('who takes it away has to set up another one', async () => {
  const { token } = await desk.login('lisi')
  const { secret } = await enrol(desk, 'lisi', token)
  const body = { otp_code: await codeOf(secret) }
  expect((await desk.call('POST', '/api/agents/otp-unbind', { token, body })).status).toBe(200)
  expect((await desk.call('GET', '/api/agents/me', { token })).code).toBe(1002)
})
