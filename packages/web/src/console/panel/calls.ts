import type { CustomerChanges, CustomerProfile, CustomerSummary } from '@yingda/server/domains/customers/contract'
import { arrayOf, isRecord } from '../api/guards.ts'
import type { Answer, Http } from '../api/http.ts'
import { isTag } from '../tags/calls.ts'

const isIdentity = (value: unknown): value is CustomerSummary['identities'][number] =>
  isRecord(value) && [value.channelId, value.accountId, value.customerRef].every((one) => typeof one === 'string')

const isSummary = (value: unknown): value is CustomerSummary =>
  isRecord(value) &&
  typeof value.customerId === 'string' &&
  typeof value.isVip === 'boolean' &&
  arrayOf(isTag)(value.tags) &&
  arrayOf(isIdentity)(value.identities)

const isPast = (value: unknown): value is CustomerProfile['sessions'][number] =>
  isRecord(value) &&
  [value.sessionId, value.status, value.channelId, value.channelType, value.createdAt].every(
    (one) => typeof one === 'string',
  )

const isProfile = (value: unknown): value is CustomerProfile => {
  if (!isSummary(value)) return false
  const { sessions, version, sessionCount }: Record<string, unknown> = { ...value }
  return arrayOf(isPast)(sessions) && typeof version === 'number' && typeof sessionCount === 'number'
}

const isPhone = (value: unknown): value is { phone: string } => isRecord(value) && typeof value.phone === 'string'

const at = (customerId: string) => `/api/customers/${encodeURIComponent(customerId)}`

const most = 20

export type CustomersWanted = { q?: string | undefined; tag?: string | undefined }

/** Who the customers are, over all channels. */
export const customerCalls = (http: Http) => ({
  ofSession: async (sessionId: string): Promise<CustomerProfile> => {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}/customer`
    return (await http({ method: 'GET', path, is: isProfile })).data
  },
  get: async (customerId: string): Promise<CustomerProfile> =>
    (await http({ method: 'GET', path: at(customerId), is: isProfile })).data,
  list: (query: CustomersWanted & { limit: number; cursor?: string | undefined }): Promise<Answer<CustomerSummary[]>> =>
    http({ method: 'GET', path: '/api/customers', query, is: arrayOf(isSummary) }),
  change: async (customerId: string, body: CustomerChanges): Promise<CustomerProfile> =>
    (await http({ method: 'PUT', path: at(customerId), body, is: isProfile })).data,
  /** The whole number; each reading is written down. */
  phone: async (customerId: string): Promise<string> =>
    (await http({ method: 'GET', path: `${at(customerId)}/phone`, is: isPhone })).data.phone,
  find: async (q: string): Promise<CustomerSummary[]> =>
    (await http({ method: 'GET', path: '/api/customers', query: { q, limit: most }, is: arrayOf(isSummary) })).data,
  merge: async (into: string, from: string): Promise<void> => {
    await http({ method: 'POST', path: `${at(into)}/merge`, body: { from }, is: isProfile })
  },
  split: async (customerId: string, { accountId, customerRef }: { accountId: string; customerRef: string }) => {
    await http({ method: 'POST', path: `${at(customerId)}/split`, body: { accountId, customerRef }, is: isProfile })
  },
})
