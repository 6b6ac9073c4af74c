import { type Static, Type } from 'typebox'
import { MessageFile } from '../../files/contract.ts'

export const SessionStatus = Type.Union([
  Type.Literal('ai'),
  Type.Literal('pending'),
  Type.Literal('manual'),
  Type.Literal('closed'),
])
export type SessionStatus = Static<typeof SessionStatus>

/** How urgently a session waits. */
export const Priority = Type.Union([Type.Literal('normal'), Type.Literal('high'), Type.Literal('urgent')])
export type Priority = Static<typeof Priority>

export const SenderType = Type.Union([Type.Literal('customer'), Type.Literal('ai'), Type.Literal('manual')])
export type SenderType = Static<typeof SenderType>

/**
 * What is known of an outgoing message. `unknown`: it may have been sent, so only a person sends it again.
 * `expired`: the channel's reply window was closed, so it was not sent.
 */
export const DeliveryStatus = Type.Union([
  Type.Literal('queued'),
  Type.Literal('sending'),
  Type.Literal('sent'),
  Type.Literal('failed'),
  Type.Literal('unknown'),
  Type.Literal('expired'),
])
export type DeliveryStatus = Static<typeof DeliveryStatus>

const Time = Type.String({ format: 'date-time' })

/** Unset keys are left out, never null. */
export const SessionInfo = Type.Object(
  {
    sessionId: Type.String(),
    customerId: Type.String(),
    customerName: Type.Optional(Type.String()),
    profileId: Type.String({ description: "the desk's own id of the customer, over all channels" }),
    customerRemark: Type.Optional(Type.String({ description: 'what the desk calls them among its own people' })),
    customerAvatar: Type.Optional(
      Type.String({ description: 'version of their picture, which is at `GET /api/customers/{profileId}/avatar`' }),
    ),
    isVip: Type.Optional(Type.Boolean({ description: 'only when they are' })),
    customerTagIds: Type.Optional(
      Type.Array(Type.String(), { description: 'one that is no tag any more is not shown' }),
    ),
    tagIds: Type.Optional(Type.Array(Type.String(), { description: 'of this session' })),
    kfId: Type.Optional(Type.String()),
    channelId: Type.String({ description: 'the channel, exactly; channelType is its family on the wire' }),
    channelType: Type.String(),
    status: SessionStatus,
    manualCsId: Type.Optional(Type.String()),
    manualCsName: Type.Optional(Type.String()),
    handoffReason: Type.Optional(Type.String()),
    pendingSince: Type.Optional(Time),
    priority: Type.Optional(Priority),
    teamId: Type.Optional(Type.String({ description: 'whose queue it waits in' })),
    offlineQueue: Type.Optional(
      Type.Boolean({ description: 'it waits, and nobody was there to take it when it began to' }),
    ),
    remoteStaff: Type.Optional(
      Type.String({ description: 'the colleague who has the conversation in the own client of the channel' }),
    ),
    lastMessage: Type.Optional(Type.String()),
    lastMessageTime: Type.Optional(Time),
    lastSenderType: Type.Optional(SenderType),
    messageCount: Type.Integer(),
    replyWindow: Type.Optional(
      Type.Object(
        { closesAt: Time, left: Type.Optional(Type.Integer()), of: Type.Optional(Type.Integer()) },
        {
          description: 'what may still be sent before the customer writes again; absent = no limit, also of the count',
        },
      ),
    ),
    recallSeconds: Type.Optional(
      Type.Integer({ description: 'how long after it was sent a reply can be taken back; absent = never' }),
    ),
    rating: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 5, description: 'by the customer; told by `GET /api/sessions/{sessionId}`' }),
    ),
    handoff: Type.Optional(
      Type.Object(
        { reason: Type.String(), summary: Type.String() },
        {
          description:
            'why it left the bot, in words or as handoffReason, and what the customer wants; told by `GET /api/sessions/{sessionId}`',
        },
      ),
    ),
    unsent: Type.Optional(
      Type.Integer({ description: 'replies that were not sent; the assignee may send them again' }),
    ),
    version: Type.Integer({ description: 'of two summaries of one session the higher is the newer' }),
    createdAt: Time,
    updatedAt: Time,
  },
  { $id: 'SessionInfo' },
)
export type SessionInfo = Static<typeof SessionInfo>

export const MessageInfo = Type.Object(
  {
    msgId: Type.String(),
    sessionId: Type.String(),
    seq: Type.Integer({ description: 'order inside the session, without gaps, from 1' }),
    senderType: Type.Optional(SenderType),
    senderId: Type.Optional(Type.String()),
    senderName: Type.Optional(Type.String()),
    content: Type.String(),
    msgType: Type.String({
      description:
        'text, a placeholder of another kind, system for a line of the desk, or note for one among colleagues, which has no senderType',
    }),
    clientMsgId: Type.Optional(Type.String()),
    delivery: Type.Optional(DeliveryStatus),
    deliveryReason: Type.Optional(Type.String()),
    recalledAt: Type.Optional(Time),
    file: Type.Optional(MessageFile),
    createdAt: Time,
  },
  { $id: 'MessageInfo' },
)
export type MessageInfo = Static<typeof MessageInfo>
