import { type Static, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })

export const TransferStatus = Type.Union([
  Type.Literal('requested'),
  Type.Literal('accepted'),
  Type.Literal('declined'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
])
export type TransferStatus = Static<typeof TransferStatus>

/** An agent asks another to go on with a session. */
export const TransferInfo = Type.Object(
  {
    transferId: Type.String(),
    sessionId: Type.String(),
    fromCsId: Type.String(),
    fromCsName: Type.String(),
    toCsId: Type.String(),
    toCsName: Type.String(),
    requestedBy: Type.String(),
    reason: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
    status: TransferStatus,
    answeredBy: Type.Optional(Type.String()),
    answer: Type.Optional(Type.String({ description: 'why it was declined' })),
    createdAt: Time,
    expiresAt: Time,
    answeredAt: Type.Optional(Time),
  },
  { $id: 'TransferInfo' },
)
export type TransferInfo = Static<typeof TransferInfo>

/** To whom: an agent, who is asked, or at once the queue or the bot. Exactly one of `toCsId` and `to`. */
export const TransferBody = Type.Object({
  toCsId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  to: Type.Optional(Type.Union([Type.Literal('queue'), Type.Literal('ai')])),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  note: Type.Optional(
    Type.String({ maxLength: 2_000, description: 'for the colleague who goes on; not for the customer' }),
  ),
  force: Type.Optional(
    Type.Boolean({ default: false, description: 'supervisors: nobody is asked. Always so with a session of another' }),
  ),
  overload: Type.Optional(Type.Boolean({ default: false, description: 'supervisors: also to an agent at full load' })),
})
export const AnswerBody = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 200 })) })
export const TransferQuery = Type.Object({
  status: Type.Optional(TransferStatus),
  cursor: Type.Optional(Type.String({ description: 'X-Next-Cursor of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type TransferQuery = Static<typeof TransferQuery>

/** Why a session is handed on, in the words of whoever does it. */
export const HandOnBody = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  note: Type.Optional(Type.String({ maxLength: 2_000 })),
})
export const TakeBody = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  overload: Type.Optional(Type.Boolean({ default: false, description: 'supervisors: also at full load' })),
})

/** One step of a session's life, oldest first. */
export const SessionEvent = Type.Object(
  {
    at: Time,
    kind: Type.String({ description: 'a transition (T01 to T17), or transfer_ and what became of the request' }),
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    actorType: Type.String(),
    actorId: Type.Optional(Type.String()),
    csId: Type.Optional(Type.String({ description: 'whose it became, or whose it was' })),
    toCsId: Type.Optional(Type.String({ description: 'who was asked to take it' })),
    reason: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
    seq: Type.Optional(Type.Integer({ description: 'after this message' })),
  },
  { $id: 'SessionEvent' },
)
export type SessionEvent = Static<typeof SessionEvent>
