import type { Line } from '../../chat/records.ts'
import type { Told } from '../../chat/state.ts'
import { BadInput } from '../../http/bad-input.ts'
import type { JsonObject } from '../../http/fields.ts'
import { landscape } from '../../pictures/landscape.ts'
import { type MessageType, usualContent, wordsFor } from '../contents.ts'
import { emit } from '../events.ts'
import { messageId } from '../ids.ts'
import type { DouyinState } from '../state.ts'
import type { Conversation } from '../world/conversations.ts'
import { commonContent } from '../world/views.ts'

export interface NewDouyinMessage {
  /** open_id; an unknown one becomes a customer. */
  from: string
  text?: string
  /** `text` unless given. */
  type?: MessageType
  /** Nickname of a new customer. */
  name?: string
  /** The business written to; the first one unless given. */
  to?: string
  /** Replaces the usual fields of the type. */
  content?: JsonObject
}

export interface NewDouyinEntry {
  from: string
  name?: string
  to?: string
  /** `scene_type`; 1 unless given. */
  scene?: number
  /** The video the customer came from. */
  video?: string
}

/** A customer writes: the message is on the phone at once and on its way to the product. */
export function customerWrites(state: DouyinState, message: NewDouyinMessage): Told {
  const { type = 'text', text = '' } = message
  if (type === 'text' && text === '') throw new BadInput('"text" is missing or empty; it must be a text.')
  const conversation = conversationOf(state, message)
  const id = state.conversations.begin({ kind: 'message', conversation, atMs: state.clock.now() })
  const content = message.content ?? usualContent(state, type, text)
  const words = text || wordsFor(type)
  if (type === 'user_local_image' || type === 'user_local_video') keepResource(state, id, type)
  conversation.replies = 0
  conversation.index += 1
  state.counters.messages += 1
  const { customer, business } = conversation
  state.book.emitted(business, { id, from: customer, type, text: words, at: atOf(state) })
  const line: Line = { id, side: 'me', at: atOf(state), type, text: words, content: shown(state, id, content) }
  const told = { ...commonContent(state, conversation, id), message_type: type, source: '', ...content }
  return emit(
    state,
    { event: 'im_receive_msg', kind: 'message', from: customer, to: business, content: told, id, text: words },
    (delivery) => {
      line.state = delivery.state
      line.attempts = 0
      state.phones.show({ account: business, customer }, line, delivery)
    },
  )
}

/** A customer opens the chat page. Within 30 s three messages may greet them. */
export function customerEnters(state: DouyinState, entry: NewDouyinEntry): Told {
  const conversation = conversationOf(state, entry)
  const id = state.conversations.begin({ kind: 'enter', conversation, atMs: state.clock.now() })
  const content = {
    ...commonContent(state, conversation, id),
    ...{ objectId: entry.video ?? '', scene_type: entry.scene ?? 1, 'data-im-extra': '' },
    ...{ ad_info: '{}', query: '', path: '' },
  }
  return tellEvent(state, conversation, { event: 'im_enter_direct_msg', content, id })
}

/** A customer takes a message back. */
export function customerRecalls(state: DouyinState, { id }: { id: string }): Told {
  const conversation = state.conversations.answerable(id)?.conversation
  if (!conversation) throw new BadInput('No customer wrote a message with this "id".', 404)
  state.phones.recall({ account: conversation.business, customer: conversation.customer }, id)
  return tellEvent(state, conversation, {
    event: 'im_recall_msg',
    content: { server_message_id: id },
    id: `recall ${id}`,
  })
}

/** A customer has read what is there. */
export function customerReads(state: DouyinState, of: { from: string; to?: string }): Told {
  const conversation = conversationOf(state, of)
  const content = {
    ...{ conversation_short_id: conversation.id, conversation_type: 1 },
    ...{ read_open_id: conversation.customer, index: String(conversation.index) },
  }
  return tellEvent(state, conversation, { event: 'im_message_read', content, id: messageId() })
}

/** A customer lets the business write unasked for 30 days, or no more. */
export function customerGrants(state: DouyinState, of: { from: string; to?: string; granted?: boolean }): Told {
  const { granted = true } = of
  const conversation = conversationOf(state, of)
  const nowMs = state.clock.now()
  const operation = conversation.grantedUntil === 0 ? 1 : 2
  conversation.grantedUntil = granted ? nowMs + 30 * 86_400_000 : 0
  const seconds = (ms: number) => Math.floor(ms / 1_000)
  const content = {
    ...{ create_time: seconds(nowMs), update_time: seconds(nowMs), expire_time: seconds(conversation.grantedUntil) },
    ...{ operation_type: operation, auth_status: granted ? 1 : 2, source: 'card', extra: '' },
  }
  return tellEvent(state, conversation, { event: 'im_authorize', content, id: messageId() })
}

function tellEvent(
  state: DouyinState,
  { customer, business }: Conversation,
  of: { event: string; content: JsonObject; id: string },
): Told {
  state.counters.events += 1
  state.book.emitted(business, { id: of.id, from: customer, type: of.event, text: of.event, at: atOf(state) })
  return emit(state, { ...of, kind: 'event', from: customer, to: business, text: of.event })
}

function conversationOf(state: DouyinState, of: { from: string; name?: string; to?: string }): Conversation {
  const { openId } = state.people.findOrAdd(of.from, of.name)
  return state.conversations.of(state.people.business(of.to).openId, openId)
}

/** The box that every MP4 begins with: the kind is right, there is nothing to see. */
const emptyFilm = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')

/** What has no address in the webhook is fetched by the message. */
function keepResource(state: DouyinState, id: string, type: 'user_local_image' | 'user_local_video'): void {
  const isImage = type === 'user_local_image'
  const file = isImage ? state.files.add('image/png', landscape()) : state.files.add('video/mp4', emptyFilm)
  state.resources.set(id, { type: isImage ? 'image' : 'video', fileId: file.id })
}

function shown(state: DouyinState, id: string, content: JsonObject): JsonObject {
  const resource = state.resources.get(id)
  return resource ? { ...content, file: resource.fileId } : content
}

const atOf = ({ clock }: DouyinState) => new Date(clock.now()).toISOString()
