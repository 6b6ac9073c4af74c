import { ChannelError } from '../../platform/errors.ts'
import type { OpenChannel, OutgoingMessage } from '../channel.ts'
import { type Context, contextOf, readContext } from './context.ts'
import { bodyOf, isBody, textOf } from './fields.ts'
import type { Jos } from './jos/client.ts'

interface Sender {
  readonly jos: Jos
  readonly method: string
  readonly now: () => number
}

/**
 * JD publishes no method that sends: method and shape are our own design (README.md), the shape after the one of home
 * delivery. It has no key that drops a repeat, so after a lost answer only a person may send again.
 */
export const sender =
  ({ jos, method, now }: Sender): OpenChannel['send'] =>
  async (message) => {
    const { messageId, customerRef, text, file } = message
    if (file) throw new ChannelError('unsupported', true, 'No way to send a file to JD is known.')
    const context = contextFor(message)
    const answer = await jos.call(method, {
      id: messageId,
      lang: 'zh_CN',
      type: 'chat_message',
      from: { pin: context.waiterPin, app: 'im.waiter', clientType: 'gw' },
      to: { pin: customerRef, app: 'im.customer' },
      body: { type: 'text', content: text, mt: 1, chatinfo: chatInfo(context) },
      timestamp: now(),
      clientTime: now(),
    })
    const remoteKey = textOf(bodyOf(answer, 'result') ?? {}, 'id')
    return remoteKey ? { remoteKey } : {}
  }

const chatInfo = ({ waiterPin: _, ...info }: Context) => info

/** A greeting goes by the code of the opened session, everything else by what the customer wrote last. */
function contextFor({ code, answers }: OutgoingMessage): Context {
  const context = code === undefined ? isBody(answers?.raw) && contextOf(answers.raw) : readContext(code)
  if (context) return context
  const text = answers ? '客户最近的消息里没有会话信息' : '客户还没有发过消息'
  throw new ChannelError('window_closed', true, `${text}，客户再次发言前不能发送`, { reason: 'too_late' })
}
