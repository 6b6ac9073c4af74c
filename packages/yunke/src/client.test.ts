import { describe, expect, test } from 'vitest'
import { YunkeApiClient, type YunkeApiClientOptions, type YunkeRequestOptions } from './client.ts'
import {
  YunkeApiError,
  YunkeHostError,
  YunkeLoginRequiredError,
  YunkeNetworkError,
  YunkePasswordError,
} from './errors.ts'
import { failure } from './testing/failure.ts'
import { account, type Behaviour, fakeYunke, fine, refused } from './testing/fake-yunke.ts'

/** A business area that somebody adds. */
class TaskClient extends YunkeApiClient {
  list(options: YunkeRequestOptions = {}): Promise<Record<string, unknown>> {
    return this.request('POST', '/task/list', { json: { page: 1 }, referer: '/cms/task', ...options })
  }

  count(params: Readonly<Record<string, string | number>>): Promise<Record<string, unknown>> {
    return this.request('GET', '/task/count', { params })
  }
}

function world(behave: Behaviour, options: Partial<YunkeApiClientOptions> = {}) {
  const yunke = fakeYunke(behave)
  return { ...yunke, tasks: new TaskClient({ ...account, client: yunke.client, ...options }) }
}

describe('a request', () => {
  test('carries the company, the user, the channel, the browser and the page it would come from', async () => {
    const { tasks, seen } = world(() => fine([1]))
    expect(await tasks.list()).toMatchObject({ data: [1] })
    expect(seen[0]?.url.href).toBe('https://crm.yunkecn.com/task/list')
    expect(seen[0]?.headers).toMatchObject({
      company: 'abc123',
      userid: 'u1',
      channel: '4',
      source: 'yunkepc',
      origin: 'https://crm.yunkecn.com',
      referer: 'https://crm.yunkecn.com/cms/task',
      'accept-language': 'zh-CN',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    })
  })

  test('carries the cookies exactly as the login set them', async () => {
    const { tasks, seen } = world(() => fine())
    await tasks.list()
    expect(seen[0]?.cookies).toEqual(account.cookies)
  })

  test('goes to the host of the company', async () => {
    const { tasks, seen } = world(() => fine(), { domain: 'https://crm2.yunkecn.com/' })
    await tasks.list()
    expect(seen[0]?.url.origin).toBe('https://crm2.yunkecn.com')
    expect(seen[0]?.headers).toMatchObject({
      origin: 'https://crm2.yunkecn.com',
      referer: 'https://crm2.yunkecn.com/cms/task',
    })
  })

  test('is JSON when it is a POST, and a query when it is a GET', async () => {
    const { tasks, seen } = world(() => fine())
    await tasks.list()
    await tasks.count({ userId: 'u 1', page: 2 })
    expect(seen.map(({ method, body, url }) => [method, body, url.search])).toEqual([
      ['POST', { page: 1 }, ''],
      ['GET', undefined, '?userId=u+1&page=2'],
    ])
  })

  test('leaves the content type of a form to whoever encodes it', async () => {
    const { tasks, seen } = world(() => fine())
    await tasks.list({ json: undefined, form: { callActionId: 'v1' } })
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(seen[0]?.body).toEqual({ callActionId: 'v1' })
  })

  test('ends when its caller gives it up', async () => {
    const controller = new AbortController()
    const { tasks } = world(() => new Promise(() => {}))
    const given = failure(tasks.list({ signal: controller.signal }))
    controller.abort(new Error('enough'))
    expect(await given).toEqual(new Error('enough'))
  })

  test('is not made without a company code', () => {
    expect(() => new YunkeApiClient({ ...account, companyCode: '' })).toThrow(TypeError)
  })

  test('never goes to a host that is not on the list', async () => {
    const { tasks, seen } = world(() => fine(), { domain: 'https://crm.yunkecn.com.example.com' })
    expect(await failure(tasks.list())).toBeInstanceOf(YunkeHostError)
    expect(seen).toEqual([])
  })
})

describe('an answer', () => {
  test('that is a password error is thrown at once, and nobody logs in', async () => {
    let logins = 0
    const autoLoginCallback = async () => {
      logins += 1
      return { success: true, cookies: account.cookies }
    }
    const { tasks, seen } = world(() => refused('10004', '密码错误'), { autoLoginCallback })
    const error = await failure(tasks.list())
    expect(error).toBeInstanceOf(YunkePasswordError)
    expect(error).toMatchObject({ code: '10004', message: '密码错误' })
    expect([seen.length, logins]).toEqual([1, 0])
  })

  test('that asks for a login is thrown when there is no callback', async () => {
    const { tasks, seen } = world(() => refused('10001', 'token过期'))
    const error = await failure(tasks.list())
    expect(error).toBeInstanceOf(YunkeLoginRequiredError)
    expect(error).toMatchObject({ code: '10001', message: 'token过期' })
    expect(seen).toHaveLength(1)
  })

  test('with an unknown code is thrown with it, unchanged', async () => {
    const { tasks } = world(() => refused('50001', '部门不存在'))
    const error = await failure(tasks.list())
    expect(error).toMatchObject({ name: 'YunkeApiError', code: '50001', message: '部门不存在' })
    expect(String(error)).toBe('[50001] 部门不存在')
  })

  test('that is a refusal is of one family, whatever its kind', () => {
    for (const Kind of [YunkeLoginRequiredError, YunkePasswordError, YunkeNetworkError, YunkeHostError]) {
      const error = new Kind('text', '1')
      expect(error).toBeInstanceOf(YunkeApiError)
      expect(error).toMatchObject({ name: Kind.name, message: 'text', code: '1' })
    }
  })

  test.each([
    ['HTML', () => new Response('<html>login</html>')],
    ['a list', () => new Response('[]')],
    ['HTTP 500', () => new Response('{"success":true}', { status: 500 })],
    ['a redirect elsewhere', () => new Response('', { status: 307, headers: { location: '/elsewhere' } })],
  ])('that is %s is no answer', async (_name, answer) => {
    const { tasks, seen } = world(answer)
    expect(await failure(tasks.list())).toBeInstanceOf(YunkeNetworkError)
    expect(seen).toHaveLength(1)
  })

  test.each([429, 502, 503, 504])('HTTP %i is waited for, twice, each time longer', async (status) => {
    const { tasks, seen } = world((_seen, count) => (count < 3 ? new Response('', { status }) : fine('well')))
    expect(await tasks.list()).toMatchObject({ data: 'well' })
    expect(seen).toHaveLength(3)
    const stuck = world(() => new Response('', { status }))
    expect(await failure(stuck.tasks.list())).toMatchObject({ name: 'YunkeNetworkError', code: String(status) })
    expect(stuck.seen).toHaveLength(3)
  })
})
