import { type Static, Type } from 'typebox'
import { FileKind, MessageFile } from '../files/contract.ts'

export const SessionStatus = Type.Union([
  Type.Literal('ai'),
  Type.Literal('pending'),
  Type.Literal('manual'),
  Type.Literal('closed'),
])
export type SessionStatus = Static<typeof SessionStatus>

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
    kfId: Type.Optional(Type.String()),
    channelId: Type.String({ description: 'the channel, exactly; channelType is its family on the wire' }),
    channelType: Type.String(),
    status: SessionStatus,
    manualCsId: Type.Optional(Type.String()),
    manualCsName: Type.Optional(Type.String()),
    handoffReason: Type.Optional(Type.String()),
    pendingSince: Type.Optional(Time),
    remoteStaff: Type.Optional(
      Type.String({ description: 'the colleague who has the conversation in the own client of the channel' }),
    ),
    lastMessage: Type.Optional(Type.String()),
    lastMessageTime: Type.Optional(Time),
    lastSenderType: Type.Optional(SenderType),
    messageCount: Type.Integer(),
    replyWindow: Type.Optional(
      Type.Object(
        { closesAt: Time, left: Type.Integer(), of: Type.Integer() },
        { description: 'what may still be sent before the customer writes again; absent = no limit' },
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
    msgType: Type.String({ description: 'text, a placeholder of another kind, or system for a line without a sender' }),
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

export const AcceptBody = Type.Object({ csId: Type.String({ minLength: 1 }) })
/** With a file the text may be empty; both together are two messages, the file first. */
export const MessageBody = Type.Object({
  content: Type.String({ maxLength: 20_000 }),
  msgType: Type.Optional(Type.Union([Type.Literal('text'), FileKind], { default: 'text' })),
  fileId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'of an uploaded file' })),
  clientMsgId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})
export const ListQuery = Type.Object({
  status: Type.Optional(SessionStatus),
  csId: Type.Optional(Type.String()),
  channelType: Type.Optional(Type.String()),
  cursor: Type.Optional(Type.String({ description: 'X-Next-Cursor of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 200 })),
})
export type ListQuery = Static<typeof ListQuery>
export const HistoryQuery = Type.Object({
  includeSystem: Type.Optional(Type.Boolean({ default: false })),
  beforeSeq: Type.Optional(Type.Integer({ minimum: 1, description: 'older messages than this one' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1000 })),
})
export type HistoryQuery = Static<typeof HistoryQuery>

/** Why a command on a session was refused. */
export const sessionErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40001: { zh: '会话状态不正确', en: 'the session is not in the right state' },
  40002: { zh: '会话已被接入', en: 'the session has been accepted by someone else' },
  40003: { zh: '接待数已满', en: 'the agent is at full load' },
  40004: { zh: '已超出渠道允许的回复窗口', en: 'outside the reply window of the channel' },
  40005: { zh: '本账号由企业微信内接待', en: 'this account is served inside the channel itself' },
  40007: { zh: '该渠道不能发送这样的文件', en: 'the channel does not take such a file' },
  40301: { zh: '不是您的会话', en: 'not your session' },
  40401: { zh: '会话不存在', en: 'no such session' },
} as const

/**
 * Frames the server sends on `/ws/cs/{csId}`. Durable frames carry a `cursor`: the newest one seen is what a client
 * gives back in `resume`. Every frame that changes a session carries its whole summary in `session`.
 */
export type ServerFrame =
  | { type: 'ready'; cursor: string }
  | { type: 'resumed'; cursor: string }
  | { type: 'reset'; cursor: string }
  | { type: 'pong' }
  | { type: 'error'; code: number; message: string }
  | { type: 'session_bound' | 'session_unbound'; sessionId: string }
  | DurableFrame

export type DurableFrame = { sessionId: string; cursor: string; session: SessionInfo } & (
  | { type: 'new_message'; data: Omit<MessageInfo, 'sessionId'> }
  | { type: 'message_status'; data: { msgId: string; status: DeliveryStatus; reason?: string } }
  | { type: 'message_recalled'; data: { msgId: string; recalledAt: string } }
  | { type: 'message_file'; data: { msgId: string; file: MessageFile } }
  | {
      type: 'new_pending_session'
      data: { customerId: string; channelType: string; reason: string; lastMessage?: string; waitingSince: string }
    }
  | { type: 'session_accepted'; data: { manualCsId: string; csName: string; acceptedAt: string } }
  | { type: 'session_closed'; data: { closedBy: string; reason: string; closedAt: string } }
  | { type: 'session_updated'; data: Record<string, never> }
)

/** Frames a client may send. Everything else is a command over HTTP. */
export type ClientFrame =
  | { type: 'bind_session' | 'unbind_session'; sessionId: string }
  | { type: 'resume'; cursor: string }
  | { type: 'ping' }
