import { type Static, Type } from 'typebox'
import { Day } from '../common/contract.ts'

const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 500, description }))
/** What is left out is no limit. */
export const CallScopeBody = Type.Object({
  departments: names('calls of these alone'),
  staffNames: names('calls of these alone'),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
})
export type CallScopeBody = Static<typeof CallScopeBody>
export const CallScope = Type.Object(
  { csId: Type.String(), name: Type.String(), ...CallScopeBody.properties },
  { $id: 'CallScope', description: 'whoever has none sees every call; administrators do in any case' },
)
export type CallScope = Static<typeof CallScope>
