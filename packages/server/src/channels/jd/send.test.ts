import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { OutgoingMessage, Settings } from '../channel.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { taken } from './testing/remote.ts'

const { settings, message } = conformance
const { answers: _, ...first } = message
const log = pino({ level: 'silent' })

function opened(own: Settings = settings) {
  const forms: URLSearchParams[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    forms.push(new URLSearchParams(String(init?.body)))
    return taken(input, init)
  }
  const sent = (): unknown => JSON.parse(forms.at(-1)?.get('360buy_param_json') ?? '')
  return { ...channel.open(own, { log, fetch, now: () => 1_700_000_000_000 }), forms, sent }
}

test('a reply repeats whom it answers: the waiter, the conversation and the shop of the last message', async () => {
  const { send, forms, sent } = opened()
  expect(await send(message)).toEqual({ remoteKey: 'remote-1' })
  expect(forms[0]?.get('method')).toBe('jingdong.im.waiter.chatmessage.send')
  expect(sent()).toEqual({
    ...{
      id: 'msg_1',
      lang: 'zh_CN',
      type: 'chat_message',
      timestamp: 1_700_000_000_000,
      clientTime: 1_700_000_000_000,
    },
    from: { pin: 'waiter-1', app: 'im.waiter', clientType: 'gw' },
    to: { pin: 'buyer-1', app: 'im.customer' },
    body: {
      ...{ type: 'text', content: '你好', mt: 1 },
      chatinfo: {
        ...{ sid: '0123456789abcdef0123456789abcdef', venderId: '10001' },
        ...{ askAllocateType: 'multiChat', source: '' },
      },
    },
  })
})

test('the method is the one that is set', async () => {
  const { send, forms } = opened({ ...settings, JD_SEND_METHOD: 'merchant.own.send' })
  await send(message).catch(() => undefined)
  expect(forms[0]?.get('method')).toBe('merchant.own.send')
})

test('without a token the gateway is asked without one', async () => {
  const { JD_ACCESS_TOKEN: _, ...without } = settings
  const { send, forms } = opened(without)
  await send(message)
  expect(forms[0]?.has('access_token')).toBe(false)
})

test('a greeting goes by the code of the opened conversation', async () => {
  const { send, sent } = opened()
  const code = JSON.stringify({
    waiterPin: 'waiter-9',
    sid: 's-9',
    venderId: '10009',
    askAllocateType: 'x',
    source: 'y',
  })
  await send({ ...first, code })
  expect(sent()).toMatchObject({
    from: { pin: 'waiter-9' },
    body: { chatinfo: { sid: 's-9', venderId: '10009', askAllocateType: 'x', source: 'y' } },
  })
})

test.each<[string, OutgoingMessage]>([
  ['the customer has not written', first],
  ['the inbox has forgotten what they wrote', { ...first, answers: { remoteKey: 'm-1' } }],
  [
    'what they wrote names no conversation',
    { ...first, answers: { remoteKey: 'm-1', raw: { to: { pin: 'waiter-1' } } } },
  ],
  ['the code is of another channel', { ...message, code: 'CODE-1' }],
  ['the code is empty', { ...message, code: '{}' }],
])('when %s nothing is asked of JD', async (_when, given) => {
  const { send, forms } = opened()
  await expect(send(given)).rejects.toMatchObject({ kind: 'window_closed', certain: true, reason: 'too_late' })
  expect(forms).toEqual([])
})
