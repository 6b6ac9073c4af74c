import { type Static, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })

/**
 * `nobody_online`: a customer waits and no agent is there. `long_wait`: a customer has waited for too long. `mention`: a
 * note names somebody. `account_failing`: a channel account cannot be read, or does not send.
 */
export const alertKinds = ['nobody_online', 'long_wait', 'mention', 'account_failing'] as const
export const AlertKind = Type.Union([
  Type.Literal('nobody_online'),
  Type.Literal('long_wait'),
  Type.Literal('mention'),
  Type.Literal('account_failing'),
])
export type AlertKind = Static<typeof AlertKind>

const Kinds = Type.Array(AlertKind, { uniqueItems: true, maxItems: alertKinds.length })

export const AlertSettingsBody = Type.Object({
  kinds: Kinds,
  waitSeconds: Type.Integer({ minimum: 30, maximum: 86_400, description: 'how long is too long' }),
})
export type AlertSettingsBody = Static<typeof AlertSettingsBody>

export const AlertSettings = Type.Object(
  {
    ...AlertSettingsBody.properties,
    deliverable: Type.Boolean({
      description: 'whether there is a company app to send by; without one nothing is sent',
    }),
  },
  { $id: 'AlertSettings' },
)

export const AlertMutesBody = Type.Object({ muted: Kinds })
export const AlertMutes = Type.Object({ muted: Kinds }, { $id: 'AlertMutes' })

export const AlertsQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})

export const AlertInfo = Type.Object(
  {
    id: Type.String(),
    kind: AlertKind,
    sessionId: Type.Optional(Type.String()),
    accountId: Type.Optional(Type.String()),
    to: Type.Array(Type.String(), { description: 'userids' }),
    missed: Type.Array(Type.String(), { description: 'of these: whom it did not reach' }),
    text: Type.String(),
    status: Type.Union(
      [Type.Literal('queued'), Type.Literal('sent'), Type.Literal('failed'), Type.Literal('expired')],
      { description: 'expired: it could not be sent while it still said something' },
    ),
    error: Type.Optional(Type.String()),
    createdAt: Time,
    endedAt: Type.Optional(Time),
  },
  { $id: 'AlertInfo' },
)
export type AlertInfo = Static<typeof AlertInfo>

export const AlertPage = Type.Object(
  {
    items: Type.Array(Type.Unsafe<AlertInfo>({ $ref: 'AlertInfo#' })),
    next: Type.Optional(Type.String({ description: 'absent on the last page' })),
  },
  { $id: 'AlertPage' },
)
export type AlertPage = Static<typeof AlertPage>
