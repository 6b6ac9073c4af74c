import { type Static, Type } from 'typebox'
import { roles } from '../access/contract.ts'

const Role = Type.Enum([...roles])

/** What a role asks of whom: one userid, a department and those below it, or the name of a position. */
export const MatchType = Type.Enum(['user', 'department', 'position'])
export type MatchType = Static<typeof MatchType>

export const NewRoleMapping = Type.Object({
  matchType: MatchType,
  matchValue: Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'userid, id of a department, name of a position',
  }),
  role: Role,
})
export type NewRoleMapping = Static<typeof NewRoleMapping>

export const RoleMapping = Type.Object(
  {
    id: Type.String(),
    ...NewRoleMapping.properties,
    matchName: Type.Optional(
      Type.String({ description: 'of the person or the department, if the directory knows it' }),
    ),
    createdBy: Type.String(),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'RoleMapping' },
)
export type RoleMapping = Static<typeof RoleMapping>

export const AccessPolicy = Type.Object(
  {
    roles: Type.Array(Role),
    permissions: Type.Array(Type.Object({ permission: Type.String(), roles: Type.Array(Role) })),
  },
  { $id: 'AccessPolicy' },
)
export type AccessPolicy = Static<typeof AccessPolicy>

export const roleErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  1004: { zh: '不存在', en: 'not found' },
} as const
