import { WeComConfigError } from '../errors.ts'
import type { WeComCall, WeComReply } from '../transport.ts'
import type { SendMessageBody } from './message-body.ts'
import type { TemplateCard } from './template-card.ts'

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

export interface UpdateTemplateCardBody {
  /** From `send`, or from the event of a pressed button. */
  readonly response_code: string
  readonly agentid?: number
  readonly userids?: readonly string[]
  readonly partyids?: readonly number[]
  readonly tagids?: readonly number[]
  /** 1: everyone who got the card. */
  readonly atall?: 0 | 1
  /** Greys the buttons out and writes this on the pressed one. Either this or a whole new card. */
  readonly button?: { readonly replace_name: string }
  readonly template_card?: TemplateCard & { readonly replace_text?: string }
  readonly enable_id_trans?: 0 | 1
}

export interface Messages {
  /**
   * POST /cgi-bin/message/send. https://developer.work.weixin.qq.com/document/path/90236
   * One that fails with `requestSent` may have been delivered: do not repeat it without duplicate check.
   * @throws WeComApiError 81013 when every receiver is invalid, 82001 when there is none
   * @throws WeComConfigError without an agentid
   */
  send(body: SendMessageBody): Promise<SendMessageResult>
  sendText(options: SendTextOptions): Promise<SendMessageResult>
  /**
   * POST /cgi-bin/message/recall: gone from WeCom, not from WeChat. https://developer.work.weixin.qq.com/document/path/94867
   * @throws WeComApiError 42052 after 24 h, 40058 for a message of another app
   */
  recall(msgid: string): Promise<void>
  /**
   * POST /cgi-bin/message/update_template_card. https://developer.work.weixin.qq.com/document/path/94888
   * @returns who does not see the new card
   * @throws WeComApiError 60140 when the response code is used, or older than 72 h
   * @throws WeComConfigError without an agentid
   */
  updateTemplateCard(body: UpdateTemplateCardBody): Promise<{ readonly invalidUser: readonly string[] }>
}

export function createMessages(call: WeComCall, agentId: number | undefined): Messages {
  const withAgent = <T extends { readonly agentid?: number }>(body: T): T & { readonly agentid: number } => {
    const agentid = body.agentid ?? agentId
    if (agentid === undefined) throw new WeComConfigError('企业微信配置无效: 应用 ID (WECHAT_AGENT_ID) 未配置')
    return { ...body, agentid }
  }
  const send: Messages['send'] = async (body) => {
    const repeatable = body.enable_duplicate_check === 1
    return readResult(await call('POST', '/cgi-bin/message/send', { body: withAgent(body), repeatable }))
  }
  return {
    send,
    sendText: ({ toUser, content }) => send({ touser: [toUser].flat().join('|'), msgtype: 'text', text: { content } }),
    async recall(msgid) {
      await call('POST', '/cgi-bin/message/recall', { body: { msgid }, repeatable: true })
    },
    async updateTemplateCard(body) {
      const reply = await call('POST', '/cgi-bin/message/update_template_card', { body: withAgent(body) })
      return { invalidUser: readList(reply.invaliduser) }
    },
  }
}

function readResult(reply: WeComReply): SendMessageResult {
  return {
    invalidUser: readList(reply.invaliduser),
    invalidParty: readList(reply.invalidparty),
    invalidTag: readList(reply.invalidtag),
    unlicensedUser: readList(reply.unlicenseduser),
    ...(typeof reply.msgid === 'string' && { msgid: reply.msgid }),
    ...(typeof reply.response_code === 'string' && { responseCode: reply.response_code }),
  }
}

/** `a|b` in one answer, a JSON list in another. */
function readList(list: unknown): string[] {
  const ids: unknown[] = typeof list === 'string' ? list.split('|') : Array.isArray(list) ? list : []
  return ids
    .filter((id) => typeof id === 'string' || typeof id === 'number')
    .flatMap((id) => (id === '' ? [] : String(id)))
}
