import { expect, test } from 'vitest'
import { failureOf } from './failure.ts'
import { arrayOf, isAnything, isSession } from './guards.ts'
import { createHttp } from './http.ts'

function desk(answer: () => Response | Promise<Response>, token = 'secret') {
  const asked: { url: string; init: RequestInit }[] = []
  let signedOut = 0
  const http = createHttp({
    token: () => token,
    onSignedOut: () => {
      signedOut += 1
    },
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init })
      return answer()
    },
  })
  return { http, asked, signedOut: () => signedOut }
}
const json = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers })
const get = { method: 'GET', path: '/api/sessions', is: isAnything } as const
const failure = async (run: Promise<unknown>) => failureOf(await run.catch((error: unknown) => error))

test('a call carries the token, leaves unset questions out, has a deadline, and answers data and next page', async () => {
  const { http, asked } = desk(() => json(200, { code: 0, message: 'ok', data: [] }, { 'x-next-cursor': 'n1' }))
  const query = { status: 'ai', cursor: undefined, limit: 200 }
  expect(await http({ ...get, query, is: arrayOf(isSession) })).toEqual({ data: [], next: 'n1' })
  expect(asked[0]?.url).toBe('/api/sessions?status=ai&limit=200')
  expect(asked[0]?.init.headers).toEqual({ authorization: 'Bearer secret' })
  expect(asked[0]?.init.signal).toBeInstanceOf(AbortSignal)
})

test('a refusal is told by its code, whatever the status', async () => {
  const { http } = desk(() => json(400, { code: 40002, message: '会话已被接入' }))
  expect(await failure(http(get))).toEqual({ kind: 'refused', code: 40002, text: '会话已被接入' })
})

test('401 ends the sign-in once', async () => {
  const { http, signedOut } = desk(() => json(401, { code: 1001, message: '' }))
  expect(await failure(http(get))).toMatchObject({ code: 1001 })
  expect(signedOut()).toBe(1)
})

test('no network, a proxy page and an answer of another shape are no connection, not a crash', async () => {
  const cases = [
    () => Promise.reject(new TypeError('failed to fetch')),
    () => new Response('<html>bad gateway</html>', { status: 502 }),
    () => json(200, { code: 0, message: 'ok', data: [{ sessionId: 1 }] }),
  ]
  for (const answer of cases) {
    expect(await failure(desk(answer).http({ ...get, is: arrayOf(isSession) }))).toMatchObject({ kind: 'offline' })
  }
})

test('the token is not part of what an error says', async () => {
  const { http } = desk(() => Promise.reject(new TypeError('failed to fetch')))
  const error = await http(get).catch((reason: unknown) => reason)
  expect(JSON.stringify(error) + String(error)).not.toContain('secret')
})
