import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk, openSocket, testKeys } from '../testing/index.ts'

/** Everything that leaves the desk while the test runs: log lines, whatever is written to stderr, answers, frames. */
const told: string[] = []
const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
  told.push(String(line))
  return true
})

const log = pino({ level: 'trace' }, { write: (line: string) => void told.push(line) })
const desk = await bootDesk({ log, env: { LOG_LEVEL: 'trace', WECHAT_API_TIMEOUT: '1' } })

async function ask(method: string, path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(desk.url + path, { method, ...init })
  const text = await response.text()
  told.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`)
  return text
}
const json = (body: unknown, token?: string): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
})

test('neither keys of the company nor tokens of people are in any answer, frame or log line', async () => {
  onTestFinished(() => stderr.mockRestore())
  const secrets = [testKeys.WECHAT_SECRET, testKeys.WECOM_CALLBACK_TOKEN, testKeys.WECOM_ENCODING_AES_KEY]

  // The answer to a sign-in and to a request for a ticket is where their secret belongs; it is kept out of `told`.
  const { token } = await desk.login('zhangsan')
  const { data } = await desk.call('POST', '/api/ws/ticket', { token })
  secrets.push(token, data.ticket, await accessToken())

  const socket = openSocket(desk.url, 'zhangsan', `?ticket=${data.ticket}`)
  await socket.next((frame) => frame.type === 'ready')
  const reused = openSocket(desk.url, 'zhangsan', `?ticket=${data.ticket}`)
  expect(await reused.closed()).toBe(4401)
  expect(await openSocket(desk.url, 'lisi', `?token=${token}`).closed()).toBe(4403)

  await work(token)
  await refusedThings(token)
  await troubles(token)
  told.push(...socket.frames.map((frame) => JSON.stringify(frame)))
  await socket.close()

  const everything = told.join('\n')
  expect(told.length).toBeGreaterThan(40)
  expect(everything).toContain('An agent signed in.')
  expect(everything).toContain('A message was not sent')
  expect(everything).toContain('"session_events\\" does not exist')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10)
    expect(told.filter((line) => line.includes(secret) || line.includes(encodeURIComponent(secret)))).toEqual([])
  }
})

async function accessToken(): Promise<string> {
  const { WECHAT_CORP_ID, WECHAT_SECRET } = testKeys
  const response = await fetch(`${desk.sim.url}/cgi-bin/gettoken?corpid=${WECHAT_CORP_ID}&corpsecret=${WECHAT_SECRET}`)
  const { access_token }: { access_token: string } = await response.json()
  return access_token
}

/** A day at the desk. */
async function work(token: string): Promise<void> {
  await desk.say('liuyang', '转人工')
  const [session] = JSON.parse(
    await ask('GET', '/api/sessions?status=pending', { headers: { authorization: token } }),
  ).data
  const path = `/api/sessions/${session.sessionId}`
  await ask('POST', `${path}/accept`, json({ csId: 'zhangsan' }, token))
  await ask('POST', `${path}/message`, json({ content: '在' }, token))
  await desk.drain()
  for (const what of ['', '/history?includeSystem=true'])
    await ask('GET', path + what, { headers: { authorization: token } })
  for (const page of ['/api/openapi.json', '/healthz', '/readyz', '/api/sign-in', '/api/agents']) {
    await ask('GET', page, { headers: { authorization: token } })
  }
}

async function refusedThings(token: string): Promise<void> {
  await ask('POST', '/api/agents/login', json({ user_id: 'stranger', name: 'x' }))
  await ask('POST', '/api/agents/login', json({ user_id: 7 }))
  await ask('POST', '/api/agents/login-link', json({ login: token }))
  await ask('GET', `/api/sessions/${token}`, { headers: { authorization: 'wrong' } })
  await ask('POST', '/wecom/callback?msg_signature=x&timestamp=1&nonce=1', { body: '<xml/>' })
  await ask('GET', '/wecom/callback?msg_signature=x&timestamp=1&nonce=1&echostr=x')
  await ask('POST', '/api/sessions/x/message', { ...json({}, token), body: '{"broken' })
}

async function waiting(): Promise<string> {
  await desk.say('zhaolei', '转人工')
  const row = await desk.db.one<{ id: string }>(sql`select id from sessions where status = 'pending' limit 1`)
  return row?.id ?? ''
}

/** WeCom is away, refuses, hangs, and the database refuses too. */
async function troubles(token: string): Promise<void> {
  for (const faults of [
    { sendErrcode: 48002 },
    { failHttpStatus: 500 },
    { resetConnection: true },
    { htmlBody: true },
    { hangSend: 'after' as const },
  ]) {
    desk.sim.faults({})
    desk.sim.faults(faults)
    await ask('POST', '/api/agents/login', json({ user_id: 'stranger', name: 'x' }))
    await desk.say('chenjing', 'VPN 连不上怎么办')
  }
  desk.sim.faults({})
  const path = `/api/sessions/${await waiting()}/accept`
  await desk.db.run(sql`alter table session_events rename to session_events_away`)
  expect(await ask('POST', path, json({ csId: 'zhangsan' }, token))).toContain('服务器内部错误')
  await desk.db.run(sql`alter table session_events_away rename to session_events`)
}
