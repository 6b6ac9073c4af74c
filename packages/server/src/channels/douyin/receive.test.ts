import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { signWebhook } from '../../platform/standard-webhooks.ts'
import type { ChannelDeps, RawRequest } from '../channel.ts'
import { createMemoryState } from '../channel-state.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { json, refusal } from './testing/remote.ts'
import { sign } from './testing/sign.ts'

const { settings, kept } = conformance
const secret = settings.DOUYIN_WEBHOOK_SECRET ?? ''
const now = 1_795_000_100_000

const open = (deps: Partial<ChannelDeps> = {}, own = settings) =>
  channel.open(own, {
    log: pino({ level: 'silent' }),
    fetch: () => Promise.reject(new Error('Nothing is asked here.')),
    state: createMemoryState(kept),
    now: () => now,
    ...deps,
  })

const callback = (event: string, content: unknown, more: Record<string, unknown> = {}) =>
  JSON.stringify({ event, from_user_id: 'customer-1', to_user_id: 'business-1', content, ...more })
const said = { conversation_short_id: '@c', server_message_id: '@m', message_type: 'text', text: '在吗', source: '' }
const itemOf = (request: RawRequest, channelHere = open()) => {
  const received = channelHere.receive(request)
  if (received.verdict !== 'accepted') throw new Error('The callback was refused.')
  return received.items[0]
}
const without = (request: RawRequest, ...names: string[]): RawRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !names.includes(name))),
})

test('the documented sample is signed as documented', () => {
  const body = Buffer.from('{"event":"verify_webhook","client_key":"abc","content":{"challenge":12345}}')
  const signature = 'ed6b1797456b888e29a8fcc49521ba7e1993f7bc'
  const own = { ...settings, DOUYIN_CLIENT_SECRET: 'test_client_secret' }
  for (const given of [signature, signature.toUpperCase()]) {
    const headers = { 'x-douyin-signature': given }
    const received = open({}, own).receive({ method: 'POST', query: new URLSearchParams(), headers, body })
    expect(received).toMatchObject({
      verdict: 'accepted',
      items: [],
      reply: { status: 200, body: '{"challenge":12345}' },
    })
  }
})

test.each([
  ['{"event":"verify_webhook","content":{"challenge":"abc"}}', '{"challenge":"abc"}'],
  ['{"event":"verify_webhook","content":"{\\"challenge\\":7}"}', '{"challenge":7}'],
  ['{"event":"verify_webhook","content":{"challenge":9007199254740993123}}', '{"challenge":9007199254740993123}'],
])('the question %s is answered with what it asks', (payload, body) => {
  expect(open().receive(sign(payload, settings)).reply).toMatchObject({ status: 200, body })
})

test('Standard Webhooks prove a callback as well, within five minutes, and only where their secret is set', () => {
  const body = Buffer.from(callback('im_receive_msg', said))
  const at = (timestamp: number): RawRequest => ({
    ...{ method: 'POST', query: new URLSearchParams(), body },
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook({ secret, id: 'msg_1', timestamp, body }),
    },
  })
  expect(itemOf(at(now / 1_000))).toMatchObject({ kind: 'message', text: '在吗' })
  expect(open().receive(at(now / 1_000 - 301)).verdict).toBe('refused')
  expect(open({}, { ...settings, DOUYIN_WEBHOOK_SECRET: '' }).receive(at(now / 1_000)).verdict).toBe('refused')
})

test('a wrong signature of Douyin is not made good by a right one of another kind', () => {
  const timestamp = now / 1_000
  const body = Buffer.from(callback('im_receive_msg', said))
  const signature = signWebhook({ secret, id: 'm', timestamp, body })
  const headers = { 'webhook-id': 'm', 'webhook-timestamp': String(timestamp), 'webhook-signature': signature }
  const spoiled = { ...headers, 'x-douyin-signature': '0'.repeat(40) }
  const request = { method: 'POST', query: new URLSearchParams(), body } as const
  expect(open().receive({ ...request, headers }).verdict).toBe('accepted')
  expect(open().receive({ ...request, headers: spoiled }).verdict).toBe('refused')
})

test('a message is the same with another Msg-Id, without one, and with its content as a text', () => {
  const requests = [
    sign(callback('im_receive_msg', said, { log_id: '1' }), settings),
    sign(callback('im_receive_msg', said, { log_id: '2' }), settings),
    sign(callback('im_receive_msg', JSON.stringify(said)), settings),
    without(sign(callback('im_receive_msg', said), settings), 'msg-id'),
  ]
  expect(new Set(requests.map((request) => itemOf(request)?.remoteKey)).size).toBe(1)
})

test('one id of two conversations, or of two events, is two things', () => {
  const keys = [
    itemOf(sign(callback('im_receive_msg', said), settings)),
    itemOf(sign(callback('im_receive_msg', said, { from_user_id: 'customer-2' }), settings)),
    itemOf(sign(callback('im_enter_direct_msg', said), settings)),
  ].map((item) => item?.remoteKey)
  expect(new Set(keys).size).toBe(3)
})

test('what has no id of its own is known by its Msg-Id, and without one by what it says', () => {
  const grant = (log: string) => sign(callback('im_authorize', { auth_status: 1 }, { log_id: log }), settings)
  const told = (log: string, id: string) => ({ ...grant(log), headers: { ...grant(log).headers, 'msg-id': id } })
  expect(itemOf(told('1', 'a'))?.remoteKey).toBe(itemOf(told('2', 'a'))?.remoteKey)
  expect(itemOf(told('1', 'a'))?.remoteKey).not.toBe(itemOf(told('1', 'b'))?.remoteKey)
  const bare = (log: string) => itemOf(without(grant(log), 'msg-id'))?.remoteKey
  expect(bare('1')).toBe(bare('2'))
})

test('what a customer takes back is named by the key that their message came with', () => {
  const message = itemOf(sign(callback('im_receive_msg', said), settings))
  const recall = itemOf(sign(callback('im_recall_msg', JSON.stringify({ server_message_id: '@m' })), settings))
  expect(recall).toMatchObject({ kind: 'recall', recalledKey: message?.remoteKey, customerRef: 'customer-1' })
})

test('what the business takes back in the app is only recorded', () => {
  const ours = open({ accountId: (externalId) => (externalId === 'business-1' ? 'acc_douyin_business-1' : undefined) })
  const from = { from_user_id: 'business-1', to_user_id: 'customer-1' }
  const request = sign(callback('im_recall_msg', { server_message_id: '@m' }, from), settings)
  expect(ours.receive(request)).toMatchObject({ accountId: 'acc_douyin_business-1' })
  expect(itemOf(request, ours)).toMatchObject({ kind: 'event', event: 'im_recall_msg', customerRef: 'customer-1' })
})

test('an account whose owner takes it away says so, and is well again when it is given back', async () => {
  let changes = 0
  let refresh = refusal(10010)
  const here = open({ accountsChanged: () => void changes++, fetch: (input, init) => refresh(input, init) })
  const tell = async (event: string) => {
    const body = callback(event, { scopes: [] }, { from_user_id: 'business-1', to_user_id: '' })
    const received = here.receive(sign(body, settings))
    if (received.verdict === 'accepted') await received.keep?.()
    return (await here.discover?.())?.find(({ externalId }) => externalId === 'business-1')?.problem
  }
  expect(await tell('unauthorize')).toBe('unauthorised')
  expect(changes).toBeGreaterThan(0)
  // Told late, what went before changes nothing: Douyin itself is asked.
  expect(await tell('authorize')).toBe('unauthorised')
  const data = { open_id: 'business-1', access_token: 'act.2', expires_in: 1_296_000, refresh_token: 'rft.2' }
  refresh = json({ data: { ...data, refresh_expires_in: 2_592_000, error_code: 0 } })
  expect(await tell('contract_authorize')).toBeUndefined()
  expect(await tell('unauthorize')).toBeUndefined()
})

test('an account is called what Douyin calls it, once somebody writes to it', async () => {
  const here = open()
  await here.discover?.()
  const named = { ...said, user_infos: [{ open_id: 'business-1', nick_name: '新店名', avatar: '' }] }
  const received = here.receive(sign(callback('im_receive_msg', named), settings))
  if (received.verdict === 'accepted') await received.keep?.()
  expect(await here.discover?.()).toContainEqual(expect.objectContaining({ externalId: 'business-1', name: '新店名' }))
})

test('an address of a picture that is no web address is left out', () => {
  const infos = [{ open_id: 'customer-1', nick_name: ' 小雨 ', avatar: 'javascript:alert(1)' }]
  const item = itemOf(sign(callback('im_receive_msg', { ...said, user_infos: infos }), settings))
  expect(item?.customer).toEqual({ name: '小雨' })
  expect(JSON.stringify(item)).not.toContain('javascript')
})

test('the key of a message is as long as any other, however long its ids are', () => {
  const long = { ...said, server_message_id: `@${'A'.repeat(200)}` }
  const key = itemOf(sign(callback('im_receive_msg', long), settings))?.remoteKey ?? ''
  expect(key).toHaveLength(64)
  expect(key).not.toBe(createHash('sha256').update('').digest('hex'))
})
