import { createYunkeSimulator, demoYunkeAccount, type YunkeFaults, type YunkeSimulator } from '@yingda/simulators'
import {
  CallLogClient,
  checkAndGetUsers,
  createClient,
  DeptClient,
  type HttpClient,
  passwordLogin,
  RecordClient,
  YunkeLimiter,
  YunkePasswordError,
} from '@yingda/yunke'
import { afterEach, beforeEach, expect, test } from 'vitest'

const { phone, password } = demoYunkeAccount
const range = { startTime: '2000-01-01 00:00', endTime: '2099-12-31 23:59', pageSize: 1 }
let simulator: YunkeSimulator
let client: HttpClient

beforeEach(async () => {
  simulator = createYunkeSimulator({ calls: 20 })
  await simulator.start()
  client = createClient({ allowedHosts: ['http://127.0.0.1:*'], limiter: limits(Number.POSITIVE_INFINITY, 100) })
})
afterEach(async () => {
  await client.close()
  await simulator.stop()
})

const limits = (requestsPerSecond: number, inFlight: number) => new YunkeLimiter({ requestsPerSecond, inFlight })

function account(login: () => Promise<string> = async () => password) {
  const [company] = simulator.companies
  if (!company) throw new Error('the simulator has no company')
  const shared = { phone, companyCode: company.code, domain: company.origin, client }
  let attempts = 0
  async function autoLoginCallback() {
    attempts += 1
    const { cookies } = await passwordLogin({ ...shared, password: await login() })
    return { success: true, cookies, userId: 'u001' }
  }
  const signIn = async () => ({ ...shared, autoLoginCallback, ...(await autoLoginCallback()) })
  return { ...shared, autoLoginCallback, signIn, attempts: () => attempts }
}

const forms: YunkeFaults['deadSession'][] = ['10001', '22004', '302', '401', 'http-302', 'http-401', 'message']

test.each(forms)(
  'a hundred requests at the moment the login ends, told by %s, make exactly one login, and all succeed',
  async (deadSession) => {
    const calls = new CallLogClient(await account().signIn())
    simulator.faults({ deadSession, latencyMs: 5 })
    simulator.expire()
    const before = simulator.counters()
    const answers = await Promise.all(Array.from({ length: 100 }, () => calls.getCallLogs(range)))
    expect(answers.every(({ success }) => success === true)).toBe(true)
    const { logins, passwords, mostAtOnce } = simulator.counters()
    expect([logins - before.logins, passwords - before.passwords]).toEqual([1, 1])
    expect(mostAtOnce).toBeGreaterThan(1)
  },
)

test('a hundred clients of one account share one login even where a login ends the others', async () => {
  const { signIn } = account()
  const options = await signIn()
  simulator.faults({ oneSession: true })
  simulator.expire()
  const before = simulator.counters().logins
  const clients = Array.from({ length: 100 }, () => new CallLogClient(options))
  const answers = await Promise.all(clients.map((calls) => calls.getCallLogs(range)))
  expect(answers.every(({ success }) => success === true)).toBe(true)
  expect(simulator.counters().logins - before).toBe(1)
})

test('a wrong password is tried exactly once, and then not at all', async () => {
  let current: string = password
  const { signIn } = account(async () => current)
  const calls = new CallLogClient(await signIn())
  current = 'old password'
  simulator.expire()
  const before = simulator.counters().passwords
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => calls.getCallLogs(range)))
  expect(all.every(({ status }) => status === 'rejected')).toBe(true)
  await expect(calls.getCallLogs(range)).rejects.toBeInstanceOf(YunkePasswordError)
  await expect(signIn()).rejects.toBeInstanceOf(YunkePasswordError)
  expect(simulator.counters().passwords - before).toBe(1)
})

test('once the password is right again and a person says so, calls go on', async () => {
  let current: string = password
  const { signIn, phone: _, ...rest } = account(async () => current)
  const calls = new CallLogClient(await signIn())
  current = 'old password'
  simulator.expire()
  await expect(calls.getCallLogs(range)).rejects.toBeInstanceOf(YunkePasswordError)
  current = password
  client.accounts.forgive({ phone, ...rest })
  expect(await calls.getCallLogs(range)).toMatchObject({ success: true })
})

test('a login after a day is renewed by itself', async () => {
  const calls = new CallLogClient(await account().signIn())
  simulator.advance(24 * 3_600)
  expect(await calls.getCallLogs(range)).toMatchObject({ success: true })
})

test.each([
  ['a new key for each login', { rotateKeys: true }],
  ['a key one level higher', { flatKey: true }],
])('passwords of every alphabet arrive, with %s', async (_name, faults) => {
  simulator.faults(faults)
  for (const word of ['a', '密码🔑 Passw0rd!', 'x'.repeat(120)]) {
    simulator.account(phone, { password: word })
    const { cookies } = await account(async () => word).signIn()
    expect(Object.keys(cookies).sort()).toEqual(['JESONG_USER_ID', 'user', 'userToken'])
  }
})

test('each company of a phone is used on its own host', async () => {
  const companies = await checkAndGetUsers({ phone, password, domain: simulator.url, client })
  expect(new Set(companies.map(({ domain }) => domain)).size).toBe(2)
  for (const { companyCode, domain } of companies) {
    const { cookies } = await passwordLogin({ phone, password, companyCode, domain, client })
    const calls = new CallLogClient({ phone, companyCode, domain, userId: 'u001', cookies, client })
    expect(await calls.getCallLogs(range)).toMatchObject({ success: true })
  }
})

test('every call of all pages is read, with or without counts', async () => {
  const calls = new CallLogClient(await account().signIn())
  for (const withoutCounts of [false, true]) {
    simulator.faults({ withoutCounts })
    const ids: string[] = []
    for await (const { id } of calls.callLogs({ ...range, pageSize: 7 })) ids.push(id)
    expect(ids).toEqual(simulator.rows().map((row) => ('id' in row ? row.id : '')))
  }
})

test('an answer of HTTP 502 is waited for', async () => {
  const calls = new CallLogClient(await account().signIn())
  simulator.faults({ httpStatus: 502, httpStatusTimes: 2 })
  expect(await calls.getCallLogs(range)).toMatchObject({ success: true })
})

test('a recording and the people of all departments are found', async () => {
  const options = await account().signIn()
  const { id } = simulator.addCall({ phone: '13900000001', talkSeconds: 3 })
  const url = await new RecordClient(options).getRecordUrl(id)
  const headers = { referer: `${simulator.url}/cms/customer/callDetail` }
  expect((await fetch(url, { headers })).headers.get('content-type')).toBe('audio/mpeg')
  const [root] = await new DeptClient(options).getDeptTree()
  expect(root?.children.flatMap(({ users }) => users).map(({ name }) => name)).toContain('张三')
})

test('no more requests are under way at once than the limit allows', async () => {
  client = createClient({ allowedHosts: ['http://127.0.0.1:*'], limiter: limits(Number.POSITIVE_INFINITY, 2) })
  const calls = new CallLogClient({ ...(await account().signIn()), client })
  simulator.faults({ latencyMs: 5 })
  await Promise.all(Array.from({ length: 20 }, () => calls.getCallLogs(range)))
  expect(simulator.counters().mostAtOnce).toBe(2)
})
