import { type Static, Type } from 'typebox'
import { FileKind } from '../files/contract.ts'
import { SessionStatus } from './info/contract.ts'

export * from './frames/contract.ts'
export * from './info/contract.ts'
export * from './transfers/contract.ts'

export const AcceptBody = Type.Object({ csId: Type.String({ minLength: 1 }) })
/** With a file the text may be empty; both together are two messages, the file first. */
export const MessageBody = Type.Object({
  content: Type.String({ maxLength: 20_000 }),
  msgType: Type.Optional(Type.Union([Type.Literal('text'), FileKind], { default: 'text' })),
  fileId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'of an uploaded file' })),
  clientMsgId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})
export const NoteBody = Type.Object({
  content: Type.String({ minLength: 1, maxLength: 5_000, pattern: '\\S' }),
  mentions: Type.Optional(Type.Array(Type.String(), { maxItems: 20, description: 'csIds of who is to read it' })),
  clientMsgId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
})
export const ReadBody = Type.Object({ lastMsgId: Type.String({ description: 'everything up to it was read' }) })
export const ReadMark = Type.Object(
  {
    lastMsgId: Type.String({ description: 'the mark as it is now: never before one that was told' }),
    unread: Type.Integer({ description: 'messages of the customer after it; 100 means 100 or more' }),
  },
  { $id: 'ReadMark' },
)
const UnreadCount = Type.Object({
  unread: Type.Integer({ description: '100 means 100 or more' }),
  lastMsgId: Type.String({ description: 'messages up to this one were counted: a later one comes on top' }),
})
export type UnreadCount = Static<typeof UnreadCount>
export const UnreadCounts = Type.Record(Type.String(), UnreadCount, {
  $id: 'UnreadCounts',
  description: 'by sessionId; a session without any is left out',
})
export const ListQuery = Type.Object({
  status: Type.Optional(SessionStatus),
  csId: Type.Optional(Type.String()),
  channelType: Type.Optional(Type.String()),
  tag: Type.Optional(Type.String({ maxLength: 64, description: 'tagId, of the session itself' })),
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
  40005: { zh: '本账号在渠道自己的客户端内接待', en: 'this account is served inside the channel itself' },
  40006: { zh: '转接请求已结束', en: 'the transfer is not open any more' },
  40008: { zh: '该消息不能撤回', en: 'the message cannot be taken back' },
  40007: { zh: '该渠道不能发送这样的文件', en: 'the channel does not take such a file' },
  40301: { zh: '不是您的会话', en: 'not your session' },
  40401: { zh: '会话不存在', en: 'no such session' },
} as const
