import { Type } from 'typebox'
import { ApiResponse, envelope, type Request, ref, refusals } from '../../../platform/http.ts'
import { CustomerProfile, Tag } from '../contract.ts'

export const tags = ['Customers']
export const profileRefusals = { ...refusals, 404: ref(ApiResponse), 409: ref(ApiResponse) }
export const CustomerParams = Type.Object({ customerId: Type.String() })
export const SessionParams = Type.Object({ sessionId: Type.String() })
export const TagParams = Type.Object({ tagId: Type.String() })
export const ProfileResponse = envelope(ref(CustomerProfile))
export const TagsResponse = envelope(Type.Array(ref(Tag)))

/** Who does it, for the audit log. */
export const byOf = ({ principal, ip }: Pick<Request, 'principal' | 'ip'>) => ({
  actor: { type: 'agent' as const, id: principal.csId },
  ip,
})
