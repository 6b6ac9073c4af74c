import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { codeOf, enrol, wrongCode } from './testing/totp.ts'

const members = ['zhangsan', 'lisi', 'admin', ...Array.from({ length: 20 }, (_, n) => `p${n}`)]
const desk = await bootDesk({
  members: members.map((userid) => ({ userid, name: `名 ${userid}`, department: [1], position: '' })),
})
let next = 0
/** Somebody whom no other test knows. */
const somebody = () => `p${next++}`
const bind = (token?: string) => desk.call('POST', '/api/agents/otp-bind', { token })
const verify = (user_id: string, otp_code: unknown, token?: string) =>
  desk.call('POST', '/api/agents/otp-verify', { token, body: { user_id, otp_code } })
const unbind = (token: string, body?: object) => desk.call('POST', '/api/agents/otp-unbind', { token, body })
const login = (user_id: string, otp_code?: string) =>
  desk.call('POST', '/api/agents/login', { body: { user_id, name: 'x', otp_code } })
const stateOf = (userId: string) => desk.db.one(sql`select * from agents where user_id = ${userId}`)
const me = async (token: string) => (await desk.call('GET', '/api/agents/me', { token })).status

test('binding shows a secret and its picture, and does not ask for codes yet', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  const { status, data, headers } = await bind(token)
  expect([status, Object.keys(data).sort()]).toEqual([200, ['qr_code', 'secret']])
  expect(data.secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(data.qr_code).toMatch(/^data:image\/png;base64,iVBOR/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(await stateOf(user)).toMatchObject({ otp_enabled: 0 })
  expect((await login(user)).data.token).toBeDefined()
})

test('binding again before it is verified shows another secret, and the first one is dead', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  const first = (await bind(token)).data.secret
  const second = (await bind(token)).data.secret
  expect(second).not.toBe(first)
  expect((await verify(user, await codeOf(first), token)).code).toBe(1006)
  expect((await verify(user, await codeOf(second), token)).status).toBe(200)
})

test('binding is for whoever is signed in', async () => {
  const { status, code } = await bind()
  expect([status, code]).toEqual([401, 1001])
})

test('the first right code puts it into use, and shows ten recovery codes this once', async () => {
  const user = somebody()
  const { token, secret, recoveryCodes } = await enrol(desk, user)
  expect(new Set(recoveryCodes).size).toBe(10)
  for (const code of recoveryCodes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await stateOf(user)).toMatchObject({ otp_enabled: 1 })
  const again = await verify(user, await codeOf(secret, 1), token)
  expect(again.data).toEqual({ otp_enabled: true, message: 'OTP验证成功,已启用' })
})

test('a secret in use is never shown again', async () => {
  const { token, secret } = await enrol(desk, somebody())
  const { status, code, message, data } = await bind(token)
  expect([status, code, data]).toEqual([409, 1011, undefined])
  expect(message).not.toContain(secret)
})

test.each([
  ['wrong', '000000'],
  ['no code at all', undefined],
  ['empty', ' '],
  ['too long', '1234567'],
])('a code that is %s enables nothing', async (_what, code) => {
  const user = somebody()
  const { token } = await desk.login(user)
  const { secret } = (await bind(token)).data
  const answer = await verify(user, code === '000000' ? await wrongCode(secret) : code, token)
  expect([answer.status, answer.code, answer.message]).toEqual([400, 1006, 'OTP验证码错误'])
  expect(await stateOf(user)).toMatchObject({ otp_enabled: 0 })
})

test('without a secret, or as nobody, there is nothing to verify', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  for (const answer of [await verify(user, '123456', token), await verify('nobody', '123456')])
    expect([answer.status, answer.code, answer.message]).toEqual([400, 1008, '请先绑定OTP'])
})

test('a pending secret may be proven by its code alone, five times tried; one in use needs its owner', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  const { secret } = (await bind(token)).data
  const wrong = await wrongCode(secret)
  for (let n = 0; n < 5; n++) expect((await verify(user, wrong)).code).toBe(1006)
  const locked = await verify(user, await codeOf(secret))
  expect([locked.status, locked.code]).toEqual([429, 1013])

  const other = await enrol(desk, somebody())
  expect((await verify(`p${next - 1}`, await codeOf(other.secret, 1))).status).toBe(401)
})

test('nobody verifies for somebody else', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  const { secret } = (await bind(token)).data
  const { token: foreign } = await desk.login('lisi')
  const { status, code } = await verify(user, await codeOf(secret), foreign)
  expect([status, code]).toEqual([403, 1002])
})

test('a second factor of one’s own goes with a fresh code, and every other sign-in with it', async () => {
  const user = somebody()
  const { secret, token } = await enrol(desk, user)
  const other = (await login(user, await codeOf(secret))).data.token
  const socket = openSocket(desk.url, user, `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  for (const body of [undefined, {}, { otp_code: await wrongCode(secret) }]) {
    const { status, code } = await unbind(token, body)
    expect([status, code]).toEqual([400, 1006])
  }
  const { status, data } = await unbind(token, { otp_code: await codeOf(secret) })
  expect([status, data]).toEqual([200, { message: 'OTP已解绑' }])
  expect(await stateOf(user)).toMatchObject({ otp_enabled: 0 })
  expect(
    await desk.db.rows(sql`
    select 1 from agent_otps o join agents a on a.id = o.agent_id where a.user_id = ${user}`),
  ).toEqual([])
  expect([await me(token), await me(other), await socket.closed()]).toEqual([200, 401, 4401])
  expect((await login(user)).data.token).toBeDefined()
})

test('where none is in use there is nothing to refuse, and a pending one goes', async () => {
  const user = somebody()
  const { token } = await desk.login(user)
  await bind(token)
  const { status, data } = await unbind(token)
  expect([status, data]).toEqual([200, { message: 'OTP已解绑' }])
  expect((await verify(user, '123456', token)).code).toBe(1008)
})

test('somebody else’s goes by an administrator with a fresh code of their own, and that is written down', async () => {
  const user = somebody()
  const { token, secret } = await enrol(desk, user)
  const { token: stranger } = await desk.login('lisi')
  expect((await unbind(stranger, { user_id: user, otp_code: await codeOf(secret, 1) })).code).toBe(1002)
  const { token: admin } = await desk.login('admin')
  expect((await unbind(admin, { user_id: user, otp_code: await codeOf(secret, 1) })).code).toBe(1008)
  const mine = await enrol(desk, 'admin', admin)
  expect((await unbind(admin, { user_id: user, otp_code: await codeOf(secret, 1) })).code).toBe(1006)
  expect((await unbind(admin, { user_id: 'nobody' })).code).toBe(1004)
  expect((await unbind(admin, { user_id: user, otp_code: await codeOf(mine.secret) })).status).toBe(200)
  expect(await me(token)).toBe(401)
  expect(
    await desk.db.rows(sql`
      select actor_id, target_id from audit_log where action = 'otp.unbind' and target_id = ${user}`),
  ).toEqual([{ actor_id: 'admin', target_id: user }])
})

test('the secret is sealed, and codes are kept as hashes', async () => {
  const { secret, recoveryCodes } = await enrol(desk, somebody())
  const rows = await desk.db.rows(sql`select secret from agent_otps`)
  expect(JSON.stringify(rows)).not.toContain(secret)
  for (const row of rows) expect(row).toEqual({ secret: expect.stringMatching(/^s1\.[0-9a-f]{16}\./) })
  const hashes = await desk.db.rows(sql`select code_hash::text as hash from otp_recovery_codes`)
  for (const code of recoveryCodes) expect(JSON.stringify(hashes)).not.toContain(code)
})

test('a fresh code brings ten new recovery codes, and the old ones open nothing any more', async () => {
  const user = somebody()
  const { token, secret, recoveryCodes: old } = await enrol(desk, user)
  const renew = (otp_code?: string, as = token) =>
    desk.call('POST', '/api/agents/otp-recovery-codes', { token: as, body: { otp_code } })
  expect((await renew(await wrongCode(secret))).code).toBe(1006)
  expect((await renew()).status).toBe(422)
  const { status, data, headers } = await renew(await codeOf(secret))
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(new Set(data.recovery_codes).size).toBe(10)
  expect((await login(user, old[0])).code).toBe(1006)
  expect((await login(user, data.recovery_codes[0])).data.token).toBeDefined()
  const line = await desk.db.one(sql`
    select actor_id as actor from audit_log where action = 'otp.renew_codes' order by id desc limit 1`)
  expect(line).toEqual({ actor: user })
})

test('a code renews the recovery codes once', async () => {
  const { token, secret } = await enrol(desk, somebody())
  const body = { otp_code: await codeOf(secret) }
  const ask = () => desk.call('POST', '/api/agents/otp-recovery-codes', { token, body })
  expect((await Promise.all([ask(), ask()])).map(({ status }) => status).sort()).toEqual([200, 400])
})

test('who has no second factor has no recovery codes to renew', async () => {
  const { token } = await desk.login(somebody())
  const body = { otp_code: '123456' }
  expect((await desk.call('POST', '/api/agents/otp-recovery-codes', { token, body })).code).toBe(1008)
})
