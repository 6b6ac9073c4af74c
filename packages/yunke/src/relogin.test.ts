import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { AutoLoginResult } from './accounts/auto-login.ts'
import { CallLogClient } from './call-log.ts'
import type { YunkeApiClientOptions } from './client.ts'
import { YunkeApiError, YunkePasswordError, YunkeTimeoutError } from './errors.ts'
import { failure } from './testing/failure.ts'
import { account, fakeYunke, fine, refused, type Seen } from './testing/fake-yunke.ts'

const fresh = { user: 'NEW', userToken: 'NEW TOKEN', JESONG_USER_ID: 'u2' }
const range = { startTime: '2025-11-01 00:00', endTime: '2025-11-01 23:59' }
const isFresh = ({ cookies }: Seen) => cookies.userToken === fresh.userToken

/** A Yunke that only takes the cookies of a new login. */
function world(login: () => Promise<AutoLoginResult>, dead: () => object = () => refused('10001', 'token过期')) {
  const yunke = fakeYunke((seen) => (isFresh(seen) ? fine({ data: [] }) : dead()))
  let logins = 0
  const autoLoginCallback = () => {
    logins += 1
    return login()
  }
  const open = (options: Partial<YunkeApiClientOptions> = {}) =>
    new CallLogClient({ ...account, client: yunke.client, autoLoginCallback, ...options })
  return { ...yunke, open, logins: () => logins }
}

const goodLogin = async (): Promise<AutoLoginResult> => ({ success: true, cookies: fresh, userId: 'u2' })

describe('when the login has ended', () => {
  test('one login is made, the request is repeated with the new credentials, and later ones have them too', async () => {
    const { open, seen, logins } = world(goodLogin)
    const client = open()
    await client.getCallLogs(range)
    await client.getCallLogs(range)
    expect(seen.map((one) => [one.headers.userid, isFresh(one)])).toEqual([
      ['u1', false],
      ['u2', true],
      ['u2', true],
    ])
    expect([logins(), client.cookies, client.userId]).toEqual([1, fresh, 'u2'])
  })

  test.each([
    ['code 10001', () => refused('10001')],
    ['code 302', () => refused('302')],
    ['a text without code', () => ({ success: false, message: '登录已失效' })],
    ['HTTP 401', () => new Response('', { status: 401 })],
    ['HTTP 302 to the login page', () => new Response('', { status: 302, headers: { location: '/cms/auth/login' } })],
  ])('told by %s, it is renewed', async (_name, dead) => {
    const { open, logins, count } = world(goodLogin, dead)
    await open().getCallLogs(range)
    expect([logins(), count('/cms/auth/login')]).toEqual([1, 0])
  })

  test('a hundred requests at once share one login, and all succeed', async () => {
    const { open, logins, seen } = world(goodLogin)
    const client = open()
    const answers = await Promise.all(Array.from({ length: 100 }, () => client.getCallLogs(range)))
    expect(answers).toHaveLength(100)
    expect(logins()).toBe(1)
    expect(seen.filter(isFresh)).toHaveLength(100)
  })

  test('clients that were made apart share it as well', async () => {
    const { open, logins } = world(goodLogin)
    const work = Array.from({ length: 20 }, () => open().getCallLogs(range))
    await Promise.all(work)
    await open().getCallLogs(range)
    expect(logins()).toBe(1)
  })

  test('other accounts log in by themselves', async () => {
    const { open, logins } = world(goodLogin)
    await Promise.all([open().getCallLogs(range), open({ phone: '13900139000' }).getCallLogs(range)])
    await open({ companyCode: 'other1' }).getCallLogs(range)
    expect(logins()).toBe(3)
  })

  test('an answer that comes late, after somebody else has logged in, costs no second login', async () => {
    const late = resolvers()
    let isFirst = true
    const yunke = fakeYunke(async (seen) => {
      if (isFresh(seen)) return fine({ data: [] })
      if (!isFirst) return refused('10001')
      isFirst = false
      await late.promise
      return refused('10001')
    })
    let logins = 0
    const autoLoginCallback = async () => {
      logins += 1
      return goodLogin()
    }
    const client = new CallLogClient({ ...account, client: yunke.client, autoLoginCallback })
    const slow = client.getCallLogs(range)
    await client.getCallLogs(range)
    late.resolve(undefined)
    await slow
    expect(logins).toBe(1)
  })

  test('newer cookies that have ended as well are followed by a login', async () => {
    let valid: string = fresh.userToken
    const yunke = fakeYunke((seen) => (seen.cookies.userToken === valid ? fine({ data: [] }) : refused('10001')))
    let logins = 0
    const autoLoginCallback = async () => {
      logins += 1
      return { success: true, cookies: { ...fresh, userToken: valid } }
    }
    const open = () => new CallLogClient({ ...account, client: yunke.client, autoLoginCallback })
    await open().getCallLogs(range)
    valid = 'NEWER TOKEN'
    await open().getCallLogs(range)
    expect(logins).toBe(2)
  })

  test('it is renewed once for a request, and then the request fails', async () => {
    const yunke = fakeYunke(() => refused('10002', '会话过期'))
    const client = new CallLogClient({ ...account, client: yunke.client, autoLoginCallback: goodLogin })
    const error = await failure(client.getCallLogs(range))
    expect(error).toMatchObject({ name: 'YunkeApiError', code: '10002', message: '登录失效且重试失败 (code=10002)' })
    expect(yunke.seen).toHaveLength(2)
  })

  test('whoever gives up waiting for the login leaves it to the others', async () => {
    const { promise, resolve } = resolvers()
    const { open, logins } = world(() => promise.then(goodLogin))
    const controller = new AbortController()
    const impatient = failure(open().getCallLogs({ ...range, signal: controller.signal }))
    const patient = open().getCallLogs(range)
    controller.abort(new Error('enough'))
    expect(await impatient).toEqual(new Error('enough'))
    resolve(undefined)
    await patient
    expect(logins()).toBe(1)
  })

  test('a login that never ends is given up', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { open } = world(() => new Promise(() => {}))
    const given = failure(open().getCallLogs(range))
    await vi.advanceTimersByTimeAsync(120_000)
    expect(await given).toBeInstanceOf(YunkeTimeoutError)
  })

  test('it may be renewed more often where that is wanted, or not at all', async () => {
    for (const maxRetry of [0, 3]) {
      let logins = 0
      const autoLoginCallback = async () => {
        logins += 1
        return { success: true, cookies: { ...fresh, userToken: `T${logins}` } }
      }
      const yunke = fakeYunke(() => refused('10001'))
      const client = new CallLogClient({ ...account, client: yunke.client, autoLoginCallback, maxRetry })
      expect(await failure(client.getCallLogs(range))).toBeInstanceOf(YunkeApiError)
      expect([logins, yunke.seen.length]).toEqual([maxRetry, maxRetry + 1])
    }
  })
})

describe('what a login tells', () => {
  test.each<[string, AutoLoginResult]>([
    ['cookies and user id', { success: true, cookies: fresh, userId: 'u2' }],
    ['cookies as JSON text and a user_id', { success: true, cookies: JSON.stringify(fresh), user_id: 'u2' }],
    ['everything under data', { success: true, data: { cookies: fresh, id: 'u2' } }],
    ['a number as id', { success: true, cookies: fresh, userId: 7 }],
  ])('%s', async (_name, result) => {
    const { open, seen } = world(async () => result)
    const client = open()
    await client.getCallLogs(range)
    const userId = String(result.userId ?? 'u2')
    expect([client.cookies, client.userId, seen.at(-1)?.headers.userid]).toEqual([fresh, userId, userId])
  })

  test('nothing about the user: the old id stays', async () => {
    const { open } = world(async () => ({ success: true, cookies: fresh }))
    const client = open()
    await client.getCallLogs(range)
    expect(client.userId).toBe('u1')
  })

  test.each<[string, AutoLoginResult]>([
    ['a failure', { success: false, message: '验证码错误' }],
    ['no cookies', { success: true }],
    ['cookies that are no JSON', { success: true, cookies: '{"user":' }],
  ])('%s fails the request, and the next one tries again', async (_name, result) => {
    const { open, logins } = world(async () => result)
    const client = open()
    expect(await failure(client.getCallLogs(range))).toMatchObject({ name: 'YunkeApiError' })
    expect(await failure(client.getCallLogs(range))).toMatchObject({ name: 'YunkeApiError' })
    expect(logins()).toBe(2)
  })

  test('an error of its own passes unchanged when it is one of ours', async () => {
    const own = new YunkeApiError('企业不存在', '20002')
    const { open } = world(() => Promise.reject(own))
    expect(await failure(open().getCallLogs(range))).toBe(own)
  })

  test('an error of somebody else becomes one of ours', async () => {
    const { open } = world(() => Promise.reject(new Error('database is away')))
    expect(await failure(open().getCallLogs(range))).toMatchObject({ name: 'YunkeApiError', message: '自动登录失败' })
  })
})

describe('a wrong password', () => {
  const wrongs: [string, () => Promise<AutoLoginResult>][] = [
    ['thrown by the login', () => Promise.reject(new YunkePasswordError('密码错误', '10004'))],
    ['told as a plain failure with its code', async () => ({ success: false, code: 22001, message: 'wrong' })],
    ['told as a plain failure with its text', async () => ({ success: false, message: '登录密码错误' })],
  ]

  test.each(wrongs)('%s, is tried once and never again by itself', async (_name, login) => {
    const { open, logins, client } = world(login)
    const work = Array.from({ length: 10 }, () => failure(open().getCallLogs(range)))
    for (const error of await Promise.all(work)) expect(error).toBeInstanceOf(YunkePasswordError)
    expect(await failure(open().getCallLogs(range))).toBeInstanceOf(YunkePasswordError)
    expect(logins()).toBe(1)
    expect(client.accounts.refusalOf(open().account)).toBeInstanceOf(YunkePasswordError)
  })

  test('is forgotten when it was changed', async () => {
    let isRight = false
    const { open, logins, client } = world(async () => (isRight ? goodLogin() : { success: false, code: '10004' }))
    await failure(open().getCallLogs(range))
    isRight = true
    await failure(open().getCallLogs(range))
    client.accounts.forgive(open().account)
    await open().getCallLogs(range)
    expect(logins()).toBe(2)
  })

  test('found by any call keeps the account from logging in by itself', async () => {
    let answer = refused('10005', '账号已被锁定')
    const yunke = fakeYunke(() => answer)
    let logins = 0
    const autoLoginCallback = () => {
      logins += 1
      return goodLogin()
    }
    const client = new CallLogClient({ ...account, client: yunke.client, autoLoginCallback })
    await failure(client.getCallLogs(range))
    answer = refused('10001')
    expect(await failure(client.getCallLogs(range))).toMatchObject({ name: 'YunkePasswordError', code: '10005' })
    expect(logins).toBe(0)
  })
})

function resolvers() {
  let resolve: (value: undefined) => void = () => {}
  const promise = new Promise<undefined>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
