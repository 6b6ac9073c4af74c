import { expect, test } from 'vitest'
import { WeComClient, type WeComClientOptions } from './client.ts'
import { WeComError } from './errors.ts'
import { failure } from './testing/failure.ts'
import { company, department, worldOf } from './testing/fake-company.ts'

const working = { corpId: 'ww1', secret: 's', agentId: 1, timeoutMs: 20 }
const token = { errcode: 0, access_token: 'T', expires_in: 7200 }

/** Calls a WeCom that gives a token, and then answers like this. */
const callTo = (then: typeof fetch, options: Partial<WeComClientOptions> = {}) => {
  const fetch: typeof globalThis.fetch = async (input, init) =>
    String(input).includes('/gettoken') ? Response.json(token) : await then(input, init)
  return () => new WeComClient({ ...working, fetch, ...options }).call('GET', '/cgi-bin/x')
}

const refusing = (errcode: number) => async () => Response.json({ errcode, errmsg: 'no' })
const silent: typeof fetch = () => new Promise(() => {})
const away: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))

async function vanished(): Promise<void> {
  const wecom = company({ departments: Array.from({ length: 30 }, (_, index) => department(index + 1)) })
  const { service } = worldOf(wecom)
  await service.syncDepartments()
  wecom.departments = [department(1)]
  await service.syncDepartments()
}

test.each<[string, () => Promise<unknown>]>([
  ['WeComConfigError', callTo(refusing(0), { corpId: '' })],
  ['WeComTokenError', callTo(refusing(42001))],
  ['WeComApiError', callTo(refusing(60011))],
  ['WeComTimeoutError', callTo(silent)],
  ['WeComNetworkError', callTo(away)],
  ['WeComSyncError', vanished],
])('every kind of failure is thrown as its own kind of error: %s', async (name, work) => {
  const error = await failure(work())
  expect(error).toBeInstanceOf(WeComError)
  expect(error).toMatchObject({ name })
})

test('an error reads with the number of WeCom first, and without a number as its text alone', () => {
  expect(String(new WeComError('no privilege', { errcode: 60011 }))).toBe('[60011] no privilege')
  expect(String(new WeComError('busy', { errcode: -1 }))).toBe('[-1] busy')
  expect(String(new WeComError('no privilege'))).toBe('no privilege')
})
