import type { Told } from '../../chat/state.ts'
import { BadInput } from '../../http/bad-input.ts'
import type { JsonObject } from '../../http/fields.ts'
import { emit } from '../events.ts'
import { messageId } from '../ids.ts'
import type { DouyinState } from '../state.ts'
import type { Conversation } from '../world/conversations.ts'
import { commonContent } from '../world/views.ts'

const scopes = ['im.direct_message', 'im.recall_message', 'tool.image.upload', 'user_info']

/** Somebody answers in the business's own app: the customer sees it, and the product is told. */
export function businessWrites(state: DouyinState, said: { to: string; text: string; business?: string }): Told {
  if (said.text.trim() === '') throw new BadInput('"text" is missing or empty; it must be a text.')
  const business = state.people.business(said.business).openId
  const conversation = state.conversations.of(business, state.people.findOrAdd(said.to, undefined).openId)
  const at = new Date(state.clock.now()).toISOString()
  const id = messageId()
  const content = { text: said.text }
  state.phones.show(
    { account: business, customer: conversation.customer },
    { id, side: 'desk', at, type: 'text', text: said.text, content, byColleague: true },
  )
  return tellSent(state, conversation, { id, type: 'text', text: said.text, content, source: '' })
}

/** The echo of a message of the business, from the app (no source) or through the API (the client key). */
export function tellSent(
  state: DouyinState,
  conversation: Conversation,
  said: { id: string; type: string; text: string; content: JsonObject; source: string },
): Told {
  const { business, customer } = conversation
  conversation.index += 1
  state.counters.events += 1
  const { id, text, type, source } = said
  const content = { ...commonContent(state, conversation, id), message_type: type, source, ...said.content }
  return emit(state, { event: 'im_send_msg', kind: 'event', from: business, to: customer, content, id, text })
}

/** A business lets the app in, or takes that back: its tokens are worth nothing then. */
export function setAuthorized(state: DouyinState, openId: string | undefined, authorized: boolean): Told {
  const business = state.people.business(openId)
  business.authorized = authorized
  if (!authorized) state.tokens.revoke(business.openId)
  state.counters.events += 1
  const event = authorized ? 'authorize' : 'unauthorize'
  const of = { from: business.openId, to: '', content: { scopes }, id: messageId(), text: event }
  return emit(state, { event, kind: 'event', ...of })
}

/** Any event at all, for what has no call of its own. */
export function anyEvent(
  state: DouyinState,
  { event, from, to, content = {} }: { event: string; from?: string; to?: string; content?: JsonObject },
): Told {
  state.counters.events += 1
  const of = { from: from ?? '', to: to ?? state.people.business().openId, id: messageId(), text: event }
  return emit(state, { event, kind: 'event', content, ...of })
}
