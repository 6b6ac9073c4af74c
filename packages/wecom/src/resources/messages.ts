import { WeComConfigError } from '../errors.ts'
import type { WeComCall, WeComReply } from '../transport.ts'

/** The body of message/send as WeCom names it; `agentid` is filled in by the client. */
export interface SendMessageBody {
  /** `a|b|c`, at most 1000; `@all` is everyone in range. */
  readonly touser?: string
  readonly toparty?: string
  readonly totag?: string
  readonly msgtype: string
  readonly agentid?: number
  /** 1: the same content to the same receiver within the interval is accepted, but delivered once. */
  readonly enable_duplicate_check?: 0 | 1
  /** Seconds, 1800 when absent, at most 14400. */
  readonly duplicate_check_interval?: number
  readonly [field: string]: unknown
}

export interface SendTextOptions {
  readonly toUser: string | readonly string[]
  /** At most 2048 bytes of UTF-8: WeCom cuts what is longer without saying so. */
  readonly content: string
}

export interface SendMessageResult {
  /** For recall, 24 h. */
  readonly msgid?: string
  /** Receivers that got nothing. User ids come back in lower case: compare ignoring case. */
  readonly invalidUser: readonly string[]
  readonly invalidParty: readonly string[]
  readonly invalidTag: readonly string[]
  readonly unlicensedUser: readonly string[]
  /** For updating a template card: 72 h, once. */
  readonly responseCode?: string
}

export interface Messages {
  /**
   * POST /cgi-bin/message/send. https://developer.work.weixin.qq.com/document/path/90236
   * One that fails with `requestSent` may have been delivered: do not repeat it without duplicate check.
   * @throws WeComApiError 81013 when every receiver is invalid, 82001 when there is none
   */
  send(body: SendMessageBody): Promise<SendMessageResult>
  sendText(options: SendTextOptions): Promise<SendMessageResult>
}

export function createMessages(call: WeComCall, agentId: number | undefined): Messages {
  const send: Messages['send'] = async (body) => {
    const agentid = body.agentid ?? agentId
    if (agentid === undefined) throw new WeComConfigError('企业微信配置无效: 应用 ID (WECHAT_AGENT_ID) 未配置')
    return readResult(await call('POST', '/cgi-bin/message/send', { body: { ...body, agentid } }))
  }
  return {
    send,
    sendText: ({ toUser, content }) => send({ touser: [toUser].flat().join('|'), msgtype: 'text', text: { content } }),
  }
}

function readResult(reply: WeComReply): SendMessageResult {
  return {
    invalidUser: split(reply.invaliduser),
    invalidParty: split(reply.invalidparty),
    invalidTag: split(reply.invalidtag),
    unlicensedUser: split(reply.unlicenseduser),
    ...(typeof reply.msgid === 'string' && { msgid: reply.msgid }),
    ...(typeof reply.response_code === 'string' && { responseCode: reply.response_code }),
  }
}

function split(list: unknown): string[] {
  return typeof list === 'string' ? list.split('|').filter((id) => id !== '') : []
}
