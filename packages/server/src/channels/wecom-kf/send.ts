import { type Kf, type KfMessageBody, kfServiceStates, WeComApiError } from '@yingda/wecom'
import { ChannelError } from '../../platform/errors.ts'
import type { OutgoingMessage, Sent } from '../channel.ts'
import { rethrow, toChannelError } from './errors.ts'
import { needCustomer, needOpenKfId } from './need.ts'

/** The message arrived with an earlier try. */
const hadArrived = 95033
/** The state of the session does not allow the API to send. */
const wrongState = 95018

/**
 * `kf/send_msg` with our own msgid: a repeat is recognised, so that an uncertain message may be sent again.
 * https://developer.work.weixin.qq.com/document/path/94677
 */
export const sender =
  (kf: Kf) =>
  async ({ messageId, accountId, customerRef, text }: OutgoingMessage): Promise<Sent> => {
    const receiver = { touser: needCustomer(customerRef), open_kfid: needOpenKfId(accountId) }
    const body = { ...receiver, msgid: messageId, msgtype: 'text', text: { content: text } } as const
    try {
      return await sendOnce(kf, body)
    } catch (error) {
      if (!refusedWith(error, wrongState)) throw toChannelError(error)
    }
    await readState(kf, body)
    return sendOnce(kf, body).catch(refusedAgain)
  }

async function sendOnce(kf: Kf, body: KfMessageBody & { readonly msgid: string }): Promise<Sent> {
  try {
    const { msgid } = await kf.sendMsg(body)
    return { remoteKey: msgid ?? body.msgid }
  } catch (error) {
    if (refusedWith(error, hadArrived)) return { remoteKey: body.msgid }
    throw error
  }
}

/** Returns when the API may send by now. @throws ChannelError that says who has the session */
async function readState(kf: Kf, { open_kfid, touser }: KfMessageBody): Promise<void> {
  const { state } = await kf.serviceState
    .get({ openKfId: open_kfid, externalUserId: touser })
    .catch((error: unknown) => Promise.reject(notSentBecause(error)))
  if (state === kfServiceStates.pool)
    throw new ChannelError('rejected', true, '会话在企业微信的接待池中排队', { reason: 'in_pool' })
  if (state === kfServiceStates.servicer)
    throw new ChannelError('rejected', true, '会话正由企业微信内的同事接待', { reason: 'in_wecom' })
  if (state === kfServiceStates.ended) throw new ChannelError('gone', true, '会话已结束', { reason: 'ended' })
}

/** The message was refused before; whatever happened to the question after it, it surely was not sent. */
function notSentBecause(error: unknown): ChannelError {
  const { kind, message } = toChannelError(error)
  return new ChannelError(kind === 'timeout' ? 'down' : kind, true, message, { cause: error })
}

function refusedAgain(error: unknown): never {
  if (!refusedWith(error, wrongState)) rethrow(error)
  throw new ChannelError('rejected', true, '企业微信不允许在此会话中发送（企业未认证时也会如此）', { cause: error })
}

const refusedWith = (error: unknown, errcode: number): boolean =>
  error instanceof WeComApiError && error.errcode === errcode
