import { recordSent, takeSendFault } from '../../chat/state.ts'
import type { JsonObject } from '../../http/fields.ts'
import { tellSent } from '../acts/business.ts'
import { logId, messageId } from '../ids.ts'
import type { DouyinState } from '../state.ts'
import type { Conversation } from '../world/conversations.ts'
import { callerOf, type DouyinCall, jsonOf, textIn } from './call.ts'
import { DouyinRefusal, demand, describe } from './errors.ts'
import { type OutgoingContent, readOutgoing } from './outgoing.ts'
import { checkScene } from './scenes.ts'

const contentsMax = 3

/** `POST /im/send/msg/?open_id=`: one message, or up to three of them. Errors are HTTP 200 with a code in `extra`. */
export function sendMessage(call: DouyinCall): object {
  const { state } = call
  const { openId } = callerOf(call)
  try {
    const { conversation, contents, scene } = readCall(call, openId)
    const fault = takeSendFault(state)
    if (fault !== 0) throw new DouyinRefusal(fault)
    demand(state.people.find(conversation.customer)?.banned !== true, 28003101)
    checkScene(state, conversation, { ...scene, contents })
    const ids = contents.map((content) => deliver(state, conversation, content, jsonOf(call)))
    return { ...extra(state, 0), msg_id: ids[0], msg_list: ids }
  } catch (error) {
    if (error instanceof DouyinRefusal) state.book.refused(openId, error.code)
    throw error
  }
}

/** The answer to a call, also to a refused one. */
export const extra = ({ clock }: Pick<DouyinState, 'clock'>, code: number): object => ({
  extra: {
    ...{ error_code: code, description: code === 0 ? '' : describe(code) },
    ...{ sub_error_code: 0, sub_description: '', logid: logId(), now: clock.now() },
  },
  data: { error_code: code, description: code === 0 ? '' : describe(code) },
})

function readCall(call: DouyinCall, openId: string) {
  const { state } = call
  const body = jsonOf(call)
  const { content, content_list: list } = body
  demand(list === undefined || (Array.isArray(list) && list.length > 0 && list.length <= contentsMax), 2100005)
  const contents = (list ?? [content]).map((one: unknown) => readOutgoing(state, one))
  const customer = textIn(body, 'to_user_id')
  const name = textIn(body, 'scene') || 'im_reply_msg'
  const scene = { name, msgId: textIn(body, 'msg_id'), conversationId: textIn(body, 'conversation_id') }
  // Who wrote before a restart is known by the message that is answered.
  const isKnown =
    state.people.find(customer) ?? state.conversations.answerable(scene.msgId)?.conversation.customer === customer
  demand(isKnown, 2100005)
  return { conversation: state.conversations.of(openId, customer), contents, scene }
}

function deliver(
  state: DouyinState,
  conversation: Conversation,
  { type, text, content }: OutgoingContent,
  body: JsonObject,
): string {
  const { business, customer } = conversation
  const msgid = messageId()
  const sent = recordSent(state, { msgid, account: business, touser: customer, msgtype: type, text, content, body })
  const shown = type === 'image' ? { ...content, file: content.media_id } : content
  state.phones.show(
    { account: business, customer },
    { id: msgid, side: 'desk', at: sent.at, type, text, content: shown },
  )
  if (!state.faults.withoutEcho)
    tellSent(state, conversation, { id: msgid, type, text, content, source: state.settings.clientKey })
  return msgid
}
