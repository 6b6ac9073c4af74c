import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { WeComClient } from './client.ts'
import { WeComError } from './errors.ts'
import type { WeComLog } from './log.ts'
import { failure } from './testing/failure.ts'
import { type Answer, type Behaviour, type SeenRequest, startFakeWeCom } from './testing/fake-wecom.ts'

const secret = 'planted+secret/of=the app'
const token = 'planted+token/of=the app'

/** Everything WeCom, or something in between, may throw back at the caller. */
const echo = (request: SeenRequest) =>
  `${JSON.stringify(request.query)} ${new URLSearchParams(request.query)} ${secret}`
const faults: Record<string, (request: SeenRequest) => Answer | 'hang' | 'reset'> = {
  'a refusal': (request) => ({ body: { errcode: 60011, errmsg: echo(request) } }),
  'a refused token': (request) => ({ body: { errcode: 42001, errmsg: echo(request) } }),
  HTML: (request) => ({ body: `<html>${echo(request)}</html>` }),
  'HTTP 500': (request) => ({ status: 500, body: echo(request) }),
  'HTTP 302': (request) => ({
    status: 302,
    body: '',
    headers: { location: `/?${new URLSearchParams(request.query)}` },
  }),
  'JSON that breaks off': (request) => ({ body: JSON.stringify({ errcode: 0, errmsg: echo(request) }).slice(0, -2) }),
  'no errcode in a proxy answer': (request) => ({ status: 403, body: { errmsg: echo(request) } }),
  'an errcode that is text': (request) => ({ body: { errcode: echo(request) } }),
  'a cut connection': () => 'reset',
  'a body cut off': (request) => ({ body: echo(request), headers: { 'content-length': '9999' }, ending: 'reset' }),
  silence: () => 'hang',
}

test.each(Object.entries(faults))('no secret and no token is in an error or a log line: %s', async (_name, fault) => {
  for (const isTokenFault of [true, false]) {
    const behave: Behaviour = (request) => {
      const isToken = request.path === '/cgi-bin/gettoken'
      if (isToken && !isTokenFault) return { body: { errcode: 0, access_token: token, expires_in: 7200 } }
      return fault(request)
    }
    await using wecom = await startFakeWeCom(behave)
    const { log, lines } = keepingLog()
    const client = new WeComClient({ corpId: 'ww1', secret, agentId: 1, apiBase: wecom.apiBase, timeoutMs: 150, log })
    const error = await failure(client.messages.sendText({ toUser: 'zhangsan', content: '您好' }))
    expect(error).toBeInstanceOf(WeComError)
    expect(lines.length).toBeGreaterThan(0)
    const shown = [String(error), inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), ...lines]
    for (const text of shown) for (const spelling of spellings(isTokenFault)) expect(text).not.toContain(spelling)
  }
})

test('a file that breaks off does not show the token', async () => {
  const headers = { 'content-type': 'image/png', 'content-length': '9999' }
  await using wecom = await startFakeWeCom(({ path }) =>
    path === '/cgi-bin/gettoken'
      ? { body: { errcode: 0, access_token: token, expires_in: 7200 } }
      : { body: 'half', headers, ending: 'reset' },
  )
  const { log, lines } = keepingLog()
  const client = new WeComClient({ corpId: 'ww1', secret, apiBase: wecom.apiBase, log })
  const error = await failure(client.media.read('MEDIA'))
  expect(error).toBeInstanceOf(WeComError)
  for (const text of [inspect(error, { depth: 20 }), ...lines]) {
    for (const spelling of spellings(false)) expect(text).not.toContain(spelling)
  }
})

test('a log says what was called, how it went, and how loud that is', async () => {
  const answers: Answer[] = [
    { body: { errcode: 0, access_token: token, expires_in: 7200 } },
    { body: { errcode: 42001, errmsg: 'expired' } },
    { body: { errcode: 0, access_token: 'T2', expires_in: 7200 } },
    { body: { errcode: 0 } },
    { status: 502, body: '' },
  ]
  await using wecom = await startFakeWeCom(() => answers.shift() ?? 'hang')
  const { log, lines } = keepingLog()
  const client = new WeComClient({ corpId: 'ww1', secret, apiBase: wecom.apiBase, timeoutMs: 150, log })
  await client.call('GET', '/cgi-bin/x', { query: { hidden: 'from-the-log' } })
  await failure(client.call('GET', '/cgi-bin/x'))
  await failure(client.call('GET', '/cgi-bin/x'))
  expect(lines.map((line) => line.replace(/\d+ ms/, 'N ms'))).toEqual([
    'debug 企业微信接口 GET /cgi-bin/gettoken 返回 0 (N ms)',
    'debug 企业微信接口 GET /cgi-bin/x 返回 42001 (N ms)',
    'warn 企业微信接口 GET /cgi-bin/x 的访问令牌过期或无效 (42001)',
    'debug 企业微信接口 GET /cgi-bin/gettoken 返回 0 (N ms)',
    'debug 企业微信接口 GET /cgi-bin/x 返回 0 (N ms)',
    'error 企业微信接口 /cgi-bin/x 无法访问: HTTP 502',
    'warn 企业微信接口 /cgi-bin/x 超时 (N ms)',
  ])
})

function keepingLog(): { log: WeComLog; lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (line: string) => {
    lines.push(`${level} ${line}`)
  }
  return { lines, log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') } }
}

/** Of what was sent; nobody can know a token that never arrived. */
function spellings(isTokenFault: boolean): string[] {
  return [secret, ...(isTokenFault ? [] : [token])].flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ value }).toString().slice(6),
  ])
}
