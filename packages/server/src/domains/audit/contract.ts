import { type Static, Type } from 'typebox'

export const AuditLine = Type.Object(
  {
    id: Type.String(),
    at: Type.String({ format: 'date-time' }),
    actorType: Type.Enum(['agent', 'system', 'master_key', 'api_key']),
    actorId: Type.Optional(Type.String()),
    actorName: Type.Optional(Type.String()),
    action: Type.String({ description: 'noun.verb' }),
    targetType: Type.Optional(Type.String()),
    targetId: Type.Optional(Type.String()),
    details: Type.Unsafe<unknown>({ type: 'object', additionalProperties: true }),
    ip: Type.Optional(Type.String()),
  },
  { $id: 'AuditLine' },
)
export type AuditLine = Static<typeof AuditLine>

export const AuditPage = Type.Object(
  {
    items: Type.Array(AuditLine),
    next: Type.Optional(Type.String({ description: 'where the next page begins; absent on the last' })),
  },
  { $id: 'AuditPage' },
)
export type AuditPage = Static<typeof AuditPage>

const Time = Type.String({ format: 'date-time' })
export const AuditFilter = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 64, description: 'userid' })),
  action: Type.Optional(Type.String({ maxLength: 64, description: 'noun.verb' })),
  target: Type.Optional(Type.String({ maxLength: 64, description: 'id of what was acted on' })),
  from: Type.Optional(Time),
  to: Type.Optional({ ...Time, description: 'exclusive' }),
})
export type AuditFilter = Static<typeof AuditFilter>

export const AuditQuery = Type.Object({
  ...AuditFilter.properties,
  cursor: Type.Optional(Type.String({ maxLength: 64 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type AuditQuery = Static<typeof AuditQuery>
