import { type TProperties, Type } from 'typebox'
import { DeliveryStatus, type MessageInfo, type SessionInfo, SessionStatus } from '../../sessions/contract.ts'

/** What a webhook may be told of; `webhook.ping` is sent by the test button alone. */
export const eventTypes = [
  'session.created',
  'session.queued',
  'session.accepted',
  'session.transferred',
  'session.reopened',
  'session.closed',
  'message.created',
  'message.failed',
  'rating.created',
] as const
export const EventType = Type.Enum([...eventTypes])
export type EventType = (typeof eventTypes)[number]

export const pingType = 'webhook.ping'
export type SentType = EventType | typeof pingType

const Time = Type.String({ format: 'date-time' })
const session = Type.Unsafe<SessionInfo>({
  $ref: 'SessionInfo#',
  description: 'as it was when the desk wrote the event down',
})
const message = Type.Unsafe<MessageInfo>({ $ref: 'MessageInfo#' })
const csId = Type.String()

const body = <T extends TProperties>($id: string, type: SentType, description: string, data: T) =>
  Type.Object(
    { type: Type.Literal(type), timestamp: { ...Time, description: 'when it happened' }, data: Type.Object(data) },
    { $id, description },
  )

/** What is posted, by its type: the names are those of the REST API and of the socket. */
export const eventBodies = [
  body('SessionCreatedEvent', 'session.created', 'A customer began a conversation.', { session }),
  body('SessionQueuedEvent', 'session.queued', 'A session waits for a person.', { session, reason: Type.String() }),
  body('SessionAcceptedEvent', 'session.accepted', 'A person has it now.', {
    session,
    ...{ manualCsId: csId, csName: Type.String(), acceptedAt: Time },
  }),
  body('SessionTransferredEvent', 'session.transferred', 'Another person has it now.', {
    session,
    ...{ fromCsId: csId, fromCsName: Type.String(), manualCsId: csId, csName: Type.String(), by: Type.String() },
    ...{ reason: Type.Optional(Type.String()), transferId: Type.Optional(Type.String()), transferredAt: Time },
  }),
  body('SessionReopenedEvent', 'session.reopened', 'It was closed, and goes on.', {
    session,
    ...{ status: SessionStatus, by: Type.String(), reason: Type.String(), reopenedAt: Time },
    ...{ manualCsId: Type.Optional(csId), csName: Type.Optional(Type.String()) },
  }),
  body('SessionClosedEvent', 'session.closed', 'It has ended.', {
    session,
    ...{ closedBy: Type.String(), reason: Type.String(), closedAt: Time },
  }),
  body(
    'MessageCreatedEvent',
    'message.created',
    'The customer, the bot or an agent wrote; notes and lines of the desk itself are not told.',
    { session, message },
  ),
  body('MessageFailedEvent', 'message.failed', 'A message was not sent, or nobody knows whether it was.', {
    session,
    ...{ msgId: Type.String(), status: DeliveryStatus, reason: Type.Optional(Type.String()) },
  }),
  body('RatingCreatedEvent', 'rating.created', 'The customer said how they were served.', {
    session,
    ...{ rating: Type.Integer({ minimum: 1, maximum: 5 }), ratedAt: Time },
  }),
  body('WebhookPingEvent', 'webhook.ping', 'Somebody pressed the test button.', { webhookId: Type.String() }),
] as const
