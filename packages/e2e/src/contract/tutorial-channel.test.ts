import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signWebhook, verifyWebhook } from '@yingda/server/platform/standard-webhooks.ts'
import { expect, test } from 'vitest'
import { runConformance, typeErrorsOf } from './tutorial/checks.ts'
import { copyServer, tutorial } from './tutorial/copied-server.ts'
import { openReceiver } from './tutorial/receiver.ts'

const copy = await copyServer()
const before = await copy.filesBeside('generic')
await cp(tutorial, join(copy.channels, 'generic'), { recursive: true })

/** A compiler and a test runner of their own take their time where others work too. */
const patienceMs = 180_000

const receiver = await openReceiver()
const secret = 'whsec_dHV0b3JpYWwtc2VjcmV0LW9mLXRoZS10ZXN0cw=='
const boot: typeof import('@yingda/server/testing') = await import(join(copy.channels, '../testing/index.ts'))
const desk = await boot.bootDesk({ env: { GENERIC_URL: receiver.url, GENERIC_SECRET: secret } })
const { token } = await desk.login('zhangsan')

const post = (payload: unknown, key = secret, path = '/channel/generic/callback') => {
  const body = JSON.stringify(payload)
  const [id, timestamp] = [`webhook-${lastId++}`, Math.floor(Date.now() / 1_000)]
  return fetch(desk.url + path, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook({ secret: key, id, timestamp, body }),
    },
  })
}
let lastId = 1

const told = () => receiver.posted.map(({ body }) => JSON.parse(body.toString()))
const sessions = async () => (await desk.call('GET', '/api/sessions?channelType=generic', { token })).data

test(
  'the channel of the tutorial is one folder of at most 150 lines, and right by the rules of the repository',
  async () => {
    const files = (await readdir(tutorial, { recursive: true })).filter((name) => name.endsWith('.ts'))
    const texts = await Promise.all(files.map((name) => readFile(join(tutorial, name), 'utf8')))
    const lines = texts.flatMap((text) => text.trimEnd().split('\n'))
    expect(files.length).toBeGreaterThan(3)
    expect(lines.length).toBeLessThanOrEqual(150)
    expect(await typeErrorsOf(copy.folder, 'generic')).toBe('')
  },
  patienceMs,
)

test(
  'it passes the conformance suites',
  async () => {
    const { passed, failed } = await runConformance(copy.folder, 'generic')
    expect(failed).toEqual([])
    expect(passed).toBeGreaterThan(40)
  },
  patienceMs,
)

test('a customer writes by it, an agent answers, and the answer is posted with a signature', async () => {
  const message = { id: 'm-1', from: 'u-42', text: '转人工', sentAt: new Date().toISOString() }
  expect(await (await post(message)).json()).toEqual({ code: 0, message: 'success' })
  expect((await post(message)).status).toBe(200)
  await desk.drain()
  const [session, ...others] = await sessions()
  expect(others).toEqual([])
  expect(session).toMatchObject({ channelId: 'generic', channelType: 'generic', status: 'pending', customerId: 'u-42' })

  const at = `/api/sessions/${session.sessionId}`
  expect((await desk.call('GET', `${at}/history`, { token })).data).toMatchObject([{ content: '转人工' }])
  await desk.call('POST', `${at}/accept`, { token, body: { csId: 'zhangsan' } })
  await desk.call('POST', `${at}/message`, { token, body: { content: '您好，请讲' } })
  await desk.drain()
  expect(told()).toContainEqual({ id: expect.any(String), to: 'u-42', text: '您好，请讲' })
  for (const { headers, body } of receiver.posted) {
    const header = (name: string) => [headers[name] ?? []].flat().join()
    const given = { id: header('webhook-id'), timestamp: header('webhook-timestamp') }
    const signatures = header('webhook-signature')
    const now = Date.now() / 1_000
    expect(verifyWebhook({ secrets: [secret], ...given, signatures, body, now, toleranceSeconds: 300 })).toBe(true)
  }
  const history = (await desk.call('GET', `${at}/history`, { token })).data
  expect(history.at(-1)).toMatchObject({ senderType: 'manual', content: '您好，请讲', delivery: 'sent' })
})

test('who signs with another key gets the one refusal, and nothing is kept', async () => {
  const answers = []
  for (const path of ['/channel/generic/callback', '/channel/douyin/callback']) {
    const response = await post(
      { id: 'm-2', from: 'u-7', text: '在吗' },
      'whsec_YW5vdGhlci1zZWNyZXQtb2YtdGhlLXRlc3Rz',
      path,
    )
    answers.push([response.status, await response.text()])
  }
  expect(answers[0]).toEqual([401, JSON.stringify({ code: 40100, message: '回调未通过验证' })])
  expect(answers[1]).toEqual(answers[0])
  await desk.drain()
  expect(await sessions()).toHaveLength(1)
})

test('the desk names it wherever channels are named: the OpenAPI, the manifests and its account', async () => {
  const document = JSON.stringify(await (await fetch(`${desk.url}/api/openapi.json`)).json())
  expect(document).toMatch(/"enum":\[[^\]]*"generic"/)
  const admin = await desk.login('admin')
  const { data: channels } = await desk.call('GET', '/api/channels', { token })
  expect(channels.items).toContainEqual(
    expect.objectContaining({ channelId: 'generic', name: { zh: '通用接入', en: 'Generic webhook' } }),
  )
  const { data: accounts } = await desk.call('GET', '/api/channel-accounts', { token: admin.token })
  expect(accounts.items).toContainEqual(expect.objectContaining({ accountId: 'acc_generic', isOpen: true }))
})

test('nothing was edited for it: every file beside its folder is as it was', async () => {
  const now = await copy.filesBeside('generic')
  const ours = ['conformance.json', 'vitest.config.mjs', 'tsconfig.channel.json']
  expect(new Map([...now].filter(([name]) => !ours.includes(name)))).toEqual(before)
  expect(before.size).toBeGreaterThan(200)
})
