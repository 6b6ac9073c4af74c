import { pino } from 'pino'
import { expect, test } from 'vitest'
import { ChannelError } from '../../platform/errors.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { answer, prepared, refusal, routed } from './testing/remote.ts'

const { message, settings } = conformance
const taken = answer({ errcode: 0, msgid: 'msg_1' })
const inState = (service_state: number) => answer({ errcode: 0, service_state })

/** The answers to the first, second, … sending; what was sent is kept. */
function remote(answers: readonly (typeof fetch)[], state: typeof fetch = refusal(48002)) {
  const sent: unknown[] = []
  const send: typeof fetch = async (input, init) => {
    sent.push(JSON.parse(String(init?.body)))
    const next = answers[sent.length - 1]
    if (!next) throw new Error('sent too often')
    return next(input, init)
  }
  const fetch = prepared(routed({ 'kf/send_msg': send, 'kf/service_state/get': state }, refusal(48002)))
  return { sent, send: channel.open(settings, { log: pino({ level: 'silent' }), fetch }).send }
}

const failure = async (work: Promise<unknown>): Promise<ChannelError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ChannelError) return error
  throw new Error('The sending did not fail as it should.')
}

test('a text goes out under our own id, by which a later failure names it', async () => {
  const { sent, send } = remote([taken])
  expect(await send(message)).toEqual({ remoteKey: 'msg_1' })
  const receiver = { touser: 'wmCustomer-1', open_kfid: 'wkAAA' }
  expect(sent).toEqual([{ ...receiver, msgid: 'msg_1', msgtype: 'text', text: { content: '你好' } }])
})

test('a repeat of what had arrived is no failure', async () => {
  expect(await remote([refusal(95033)]).send(message)).toEqual({ remoteKey: 'msg_1' })
})

test.each([0, 1])('refused for its state although it is %i by now, the message is sent once more', async (state) => {
  const { sent, send } = remote([refusal(95018), taken], inState(state))
  expect(await send(message)).toEqual({ remoteKey: 'msg_1' })
  expect(sent[1]).toEqual(sent[0])
})

test('the second try may find that the first had arrived', async () => {
  expect(await remote([refusal(95018), refusal(95033)], inState(1)).send(message)).toEqual({ remoteKey: 'msg_1' })
})

test('a second try that breaks off is uncertain like any other', async () => {
  const broken: typeof fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('reset') }))
  const { kind, certain } = await failure(remote([refusal(95018), broken], inState(1)).send(message))
  expect({ kind, certain }).toEqual({ kind: 'down', certain: false })
})

test.each([
  [2, 'rejected', 'in_pool', '会话在企业微信的接待池中排队'],
  [3, 'rejected', 'in_wecom', '会话正由企业微信内的同事接待'],
  [4, 'gone', 'ended', '会话已结束'],
])(
  'in state %i nothing more is sent, and the reason says who has the session',
  async (state, kind, reason, sentence) => {
    const { sent, send } = remote([refusal(95018)], inState(state))
    expect(await failure(send(message))).toMatchObject({ kind, certain: true, reason, message: sentence })
    expect(sent).toHaveLength(1)
  },
)

test('too many messages and too late are told apart', async () => {
  const many = await failure(remote([refusal(95001)]).send(message))
  const late = await failure(remote([refusal(95002)]).send(message))
  expect([many.kind, late.kind]).toEqual(['window_closed', 'window_closed'])
  expect([many.reason, late.reason]).toEqual(['too_many', 'too_late'])
  expect([many.message, late.message]).toEqual([expect.stringContaining('5 条'), expect.stringContaining('48 小时')])
})

/** The answer to a message by code; what was sent is kept. */
function byCode(answered: typeof fetch) {
  const sent: unknown[] = []
  const send: typeof fetch = async (input, init) => {
    sent.push(JSON.parse(String(init?.body)))
    return answered(input, init)
  }
  const fetch = prepared(routed({ 'kf/send_msg_on_event': send }, refusal(48002)))
  const open = channel.open(settings, { log: pino({ level: 'silent' }), fetch })
  return { sent, send: () => open.send({ ...message, code: 'CODE-1' }) }
}

test('a message with a code goes by it, to nobody by name', async () => {
  const { sent, send } = byCode(taken)
  expect(await send()).toEqual({ remoteKey: 'msg_1' })
  expect(sent).toEqual([{ code: 'CODE-1', msgid: 'msg_1', msgtype: 'text', text: { content: '你好' } }])
})

test('a code that was used or has run out is the end of the time to send', async () => {
  const { kind, certain, reason } = await failure(byCode(refusal(41050)).send())
  expect({ kind, certain, reason }).toEqual({ kind: 'window_closed', certain: true, reason: 'too_late' })
})
