import { type Kf, type KfMessageBody, kfServiceStates, type Media, WeComApiError } from '@yingda/wecom'
import { ChannelError } from '../../platform/errors.ts'
import type { OutgoingMessage, Sent } from '../channel.ts'
import { contentOf } from './content.ts'
import { notSentBecause, rethrow, toChannelError } from './errors.ts'
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
  (kf: Kf, media: Media) =>
  async ({ messageId, accountId, customerRef, code, ...said }: OutgoingMessage): Promise<Sent> => {
    const receiver = { touser: needCustomer(customerRef), open_kfid: needOpenKfId(accountId) }
    if (code !== undefined) return sendByCode(kf, { code, msgid: messageId, text: said.text })
    const body = { ...receiver, msgid: messageId, ...(await contentOf(media, said)) }
    try {
      return await sendOnce(kf, body)
    } catch (error) {
      if (!refusedWith(error, wrongState)) throw toChannelError(error)
    }
    await readState(kf, body)
    return sendOnce(kf, body).catch(refusedAgain)
  }

/** The code names the customer, and counts for nothing in the window. Used, unknown or too late it is 41050. */
async function sendByCode(kf: Kf, { code, msgid, text }: { code: string; msgid: string; text: string }): Promise<Sent> {
  const sent = await kf.sendMsgOnEvent({ code, msgid, msgtype: 'text', text: { content: text } }).catch(rethrow)
  return { remoteKey: sent.msgid ?? msgid }
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

function refusedAgain(error: unknown): never {
  if (!refusedWith(error, wrongState)) rethrow(error)
  throw new ChannelError('rejected', true, '企业微信不允许在此会话中发送（企业未认证时也会如此）', { cause: error })
}

const refusedWith = (error: unknown, errcode: number): boolean =>
  error instanceof WeComApiError && error.errcode === errcode
