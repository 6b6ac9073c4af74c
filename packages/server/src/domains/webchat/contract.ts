import { type Static, Type } from 'typebox'
import { FileKind } from '../files/contract.ts'

/** Who has the conversation; `none` until something was said. */
export const VisitorStatus = Type.Union([
  Type.Literal('none'),
  Type.Literal('bot'),
  Type.Literal('queued'),
  Type.Literal('agent'),
  Type.Literal('closed'),
])
export type VisitorStatus = Static<typeof VisitorStatus>

export const AnswerSource = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: Type.Union([Type.Literal('faq'), Type.Literal('document'), Type.Literal('page')]),
  url: Type.Optional(Type.String()),
})

export const Thumb = Type.Union([Type.Literal('up'), Type.Literal('down')])

export const VisitorFile = Type.Object({
  id: Type.String(),
  name: Type.String(),
  size: Type.Integer({ description: 'bytes' }),
  kind: FileKind,
})

export const VisitorMessage = Type.Object(
  {
    id: Type.String(),
    role: Type.Union([Type.Literal('user'), Type.Literal('assistant'), Type.Literal('agent'), Type.Literal('system')]),
    content: Type.String({ description: 'with a file: what stands for it in words' }),
    created_at: Type.String({ format: 'date-time' }),
    name: Type.Optional(Type.String({ description: 'of the agent or the bot' })),
    sources: Type.Optional(Type.Array(AnswerSource)),
    file: Type.Optional(VisitorFile),
    feedback: Type.Optional(Thumb),
    client_msg_id: Type.Optional(Type.String({ description: 'of the visitor’s own message' })),
    recalled: Type.Optional(Type.Boolean({ description: 'it was taken back, and its content is not shown any more' })),
  },
  { $id: 'VisitorMessage' },
)
export type VisitorMessage = Static<typeof VisitorMessage>

const standing = {
  status: VisitorStatus,
  queue_position: Type.Optional(Type.Integer({ minimum: 1, description: '1 = next' })),
  agent_name: Type.Optional(Type.String()),
}

export const Standing = Type.Object(standing, { $id: 'VisitorStanding' })
export type Standing = Static<typeof Standing>

export const Conversation = Type.Object(
  {
    session_id: Type.Optional(Type.String()),
    ...standing,
    can_rate: Type.Boolean(),
    messages: Type.Array(Type.Unsafe<VisitorMessage>({ $ref: 'VisitorMessage#' }), { description: 'oldest first' }),
    older: Type.Optional(Type.String({ description: 'there is more: give it back as `older`' })),
    cursor: Type.String({ description: 'events after it are the rest: give it to `/events`' }),
  },
  { $id: 'VisitorConversation' },
)
export type Conversation = Static<typeof Conversation>

const clientMsgId = Type.Optional(
  Type.String({ minLength: 1, maxLength: 64, description: 'the same again is the same message' }),
)

export const ConversationQuery = Type.Object({
  older: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
})
export const PostBody = Type.Object({
  content: Type.String({ minLength: 1, maxLength: 8_000, pattern: '\\S' }),
  client_msg_id: clientMsgId,
})
export const FeedbackBody = Type.Object({ value: Type.Union([Thumb, Type.Null()]) })
export const RatingBody = Type.Object({
  score: Type.Integer({ minimum: 1, maximum: 5 }),
  comment: Type.Optional(Type.String({ maxLength: 1_000 })),
})
export const FileQuery = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 255 }),
  client_msg_id: clientMsgId,
})
export const EventsQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 120, description: 'the newest id that was seen, or `cursor`' })),
})

/**
 * What the stream of events tells. `message` and `status` have an id: what was seen last goes into `Last-Event-ID` or
 * `after`. `reset`: too much has happened since, read the conversation again. `closed`: nothing more comes, and for
 * `too_many` asking again would end another of the visitor's pages.
 */
export type VisitorEvent =
  | { readonly name: 'message'; readonly data: { readonly message: VisitorMessage } }
  | { readonly name: 'status'; readonly data: Standing & { readonly can_rate: boolean } }
  | { readonly name: 'typing' | 'reset'; readonly data: Record<string, never> }
  | { readonly name: 'closed'; readonly data: { readonly reason: 'not_allowed' | 'too_many' | 'restarting' } }
