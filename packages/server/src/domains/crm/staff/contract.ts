import { type Static, Type } from 'typebox'
import { companyCode, Day } from '../common/contract.ts'

export const StaffMappingBody = Type.Object({
  companyCode,
  staffName: Type.String({ minLength: 1, maxLength: 100, description: 'as Yunke writes it' }),
  userId: Type.String({ minLength: 1, maxLength: 64, description: 'of a member of the directory' }),
  effectiveFrom: Day,
  effectiveTo: Type.Optional(
    Type.String({ format: 'date', description: 'the first day on which it is not so any more' }),
  ),
})
export type StaffMappingBody = Static<typeof StaffMappingBody>

export const StaffMapping = Type.Object(
  { mappingId: Type.String(), ...StaffMappingBody.properties, memberName: Type.Optional(Type.String()) },
  { $id: 'StaffMapping' },
)
export type StaffMapping = Static<typeof StaffMapping>
