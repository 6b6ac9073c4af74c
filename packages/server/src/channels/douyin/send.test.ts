import { pino } from 'pino'
import { expect, test } from 'vitest'
import { ChannelError } from '../../platform/errors.ts'
import type { OutgoingMessage } from '../channel.ts'
import { createMemoryState } from '../channel-state.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { json, refusal, routed, taken } from './testing/remote.ts'

const { settings, kept, message } = conformance
const now = Date.now()

interface Asked {
  readonly address: string
  readonly token: string | null
  readonly body: unknown
}

function remote(answer: typeof fetch = taken) {
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname, search } = new URL(String(input))
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body
    asked.push({ address: pathname + search, token: new Headers(init?.headers).get('access-token'), body })
    return answer(input, init)
  }
  const clock = { now }
  const state = createMemoryState(kept)
  const open = channel.open(settings, { log: pino({ level: 'silent' }), fetch, state, now: () => clock.now })
  return { asked, clock, open, send: (more: Partial<OutgoingMessage> = {}) => open.send({ ...message, ...more }) }
}

const answering = (msgId: string, agoMs = 0): NonNullable<OutgoingMessage['answers']> => ({
  remoteKey: 'k',
  sentAt: new Date(now - agoMs).toISOString(),
  raw: { server_message_id: msgId, conversation_short_id: '@c' },
})
const failure = async (work: Promise<unknown>): Promise<ChannelError> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ChannelError) return error
  throw new Error('It did not fail as it should.')
}
const hourMs = 3_600_000

test('a reply names what it answers, and goes out as the account that was written to', async () => {
  const { asked, send } = remote()
  expect(await send({ answers: answering('@in') })).toEqual({ remoteKey: '@c @sent==' })
  expect(asked).toEqual([
    {
      address: '/im/send/msg/?open_id=business-1',
      token: 'act.planted-access-token-of-the-tests',
      body: {
        ...{ scene: 'im_reply_msg', msg_id: '@in', conversation_id: '@c', to_user_id: 'customer-1' },
        content: { msg_type: 1, text: { text: '你好' } },
      },
    },
  ])
})

test('a greeting answers the event, within thirty seconds and three times', async () => {
  const { asked, clock, send } = remote()
  const code = `@c @enter ${now}`
  for (let i = 0; i < 3; i++) await send({ code })
  expect(asked[0]?.body).toMatchObject({ scene: 'im_enter_direct_msg', msg_id: '@enter', conversation_id: '@c' })
  expect(await failure(send({ code }))).toMatchObject({ kind: 'window_closed', reason: 'too_many' })
  clock.now = now + 30_000
  const late = await failure(send({ code: `@c @other ${now}` }))
  expect(late).toMatchObject({ kind: 'window_closed', reason: 'too_late', message: expect.stringContaining('30 秒') })
  expect(asked).toHaveLength(3)
})

test('a day after the customer wrote nothing is asked of Douyin', async () => {
  const { asked, send } = remote()
  await send({ answers: answering('@in', 24 * hourMs - 1) })
  const error = await failure(send({ answers: answering('@in', 24 * hourMs) }))
  expect(error).toMatchObject({ kind: 'window_closed', certain: true, reason: 'too_late' })
  expect(error.message).toContain('24 小时')
  expect(asked).toHaveLength(1)
})

test('after six replies nothing is asked of Douyin until the customer writes again', async () => {
  const { asked, send } = remote()
  for (let i = 0; i < 6; i++) await send({ answers: answering('@first') })
  const error = await failure(send({ answers: answering('@first') }))
  expect(error).toMatchObject({ kind: 'window_closed', certain: true, reason: 'too_many' })
  expect(error.message).toContain('6 条')
  await send({ answers: answering('@second') })
  expect(asked).toHaveLength(7)
})

test('what surely did not go out does not count', async () => {
  const { asked, send } = remote(refusal(28003018))
  for (let i = 0; i < 10; i++) await failure(send({ answers: answering('@in') }))
  expect(asked).toHaveLength(10)
})

test('what perhaps went out counts', async () => {
  const { asked, send } = remote(async () => new Response('', { status: 500 }))
  for (let i = 0; i < 6; i++) await failure(send({ answers: answering('@in') }))
  expect(await failure(send({ answers: answering('@in') }))).toMatchObject({ reason: 'too_many' })
  expect(asked).toHaveLength(6)
})

test('who has not written, or of whom nothing is known any more, cannot be written to', async () => {
  const { asked, send } = remote()
  const { raw: _, ...forgotten } = answering('@in')
  for (const answers of [forgotten, { remoteKey: 'k', raw: 'x' }]) {
    expect(await failure(send({ answers }))).toMatchObject({ kind: 'window_closed', reason: 'not_written' })
  }
  expect(asked).toEqual([])
})

test.each([
  [28003070, 'window_closed', 'too_many'],
  [28003080, 'window_closed', 'too_late'],
  [28003081, 'window_closed', 'too_late'],
  [2190001, 'rejected', 'quota_used_up'],
  [2190015, 'auth', 'auth'],
  [2100005, 'rejected', 'rejected'],
  [28001038, 'rejected', 'content'],
  [28003018, 'rate', 'rate'],
  [28003082, 'rejected', 'rejected'],
  [28003095, 'rejected', 'strategy'],
  [28003101, 'gone', 'banned'],
  [28029004, 'gone', 'banned'],
])('%i is %s, for the reason %s, and surely did not arrive', async (code, kind, reason) => {
  const inExtra = json({ extra: { error_code: code }, data: { error_code: 0 }, msg_id: '@x' })
  const inData = json({ extra: { error_code: 0 }, data: { error_code: String(code) } })
  const inNew = json({ err_no: code, err_msg: 'no', log_id: '1' })
  for (const answer of [inExtra, inData, inNew]) {
    expect(await failure(remote(answer).send())).toMatchObject({ kind, reason, certain: true })
  }
})

test('a picture goes up under the token of the app, and is sent by what it is called there', async () => {
  const appToken = json({ data: { access_token: 'clt.1', expires_in: 7200, error_code: 0 } })
  const upload = json({ data: { image_id: 'img-1', error_code: 0 } })
  const routes = { '/oauth/client_token/': appToken, '/tool/imagex/client_upload/': upload }
  const { asked, send } = remote(routed(routes, taken))
  const file = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) } as const
  await send({ file })
  await send({ file })
  expect(asked.map(({ address }) => address.split('?')[0])).toEqual([
    ...['/oauth/client_token/', '/tool/imagex/client_upload/', '/im/send/msg/'],
    ...['/tool/imagex/client_upload/', '/im/send/msg/'],
  ])
  const [, up, sent] = asked
  const image = up?.body instanceof FormData ? up.body.get('image') : undefined
  expect(image instanceof Blob && new Uint8Array(await image.arrayBuffer())).toEqual(file.bytes)
  expect([up?.token, sent?.body]).toMatchObject(['clt.1', { content: { msg_type: 2, image: { media_id: 'img-1' } } }])
})

test('what was sent is taken back by its conversation and its own id', async () => {
  const { asked, open } = remote(json({ err_no: 0, err_msg: '', log_id: '1' }))
  await open.recall?.(message.accountId, '@c @sent==')
  expect(asked).toMatchObject([
    {
      address: '/im/recall/msg/?open_id=business-1',
      body: { conversation_id: '@c', conversation_type: 1, msg_id: '@sent==' },
    },
  ])
  expect(await failure(Promise.resolve(open.recall?.(message.accountId, 'nothing')))).toMatchObject({ certain: true })
})
