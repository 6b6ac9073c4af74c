import { type Static, Type } from 'typebox'
import type { MessageInfo, SessionInfo } from '../sessions/contract.ts'

export const MessageSearchQuery = Type.Object({
  q: Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '\\S',
    description: 'words, all of which the message has, each as a part of a word too; case and width do not count',
  }),
  channelType: Type.Optional(Type.String()),
  csId: Type.Optional(Type.String({ description: 'who has the session, or had it last' })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'written then or later' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'written before' })),
  cursor: Type.Optional(Type.String({ description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
})
export type MessageSearchQuery = Static<typeof MessageSearchQuery>

export const MessageFound = Type.Object(
  {
    message: Type.Unsafe<MessageInfo>({ $ref: 'MessageInfo#' }),
    session: Type.Unsafe<SessionInfo>({ $ref: 'SessionInfo#' }),
    ranges: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() }), {
      description: 'where the words stand in `message.content`, in UTF-16 units, in order and without overlaps',
    }),
  },
  { $id: 'MessageFound' },
)
export type MessageFound = Static<typeof MessageFound>

export const MessageFoundPage = Type.Object(
  {
    items: Type.Array(Type.Unsafe<MessageFound>({ $ref: 'MessageFound#' })),
    next: Type.Optional(Type.String({ description: 'cursor of the next page; absent on the last' })),
  },
  { $id: 'MessageFoundPage' },
)
