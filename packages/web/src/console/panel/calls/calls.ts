import type { CrmCall, CustomerCalls, Stale } from '@yingda/server/domains/crm/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

export const isCall = (value: unknown): value is CrmCall =>
  isRecord(value) &&
  [value.callId, value.recordId, value.companyCode, value.callTime].every((one) => typeof one === 'string') &&
  (value.direction === 'out' || value.direction === 'in') &&
  [value.connected, value.hasRecording].every((one) => typeof one === 'boolean') &&
  typeof value.talkSeconds === 'number'

export const isStale = (value: unknown): value is Stale =>
  isRecord(value) && typeof value.since === 'string' && typeof value.reason === 'string'

const isCustomerCalls = (value: unknown): value is CustomerCalls =>
  isRecord(value) &&
  arrayOf(isCall)(value.items) &&
  typeof value.available === 'boolean' &&
  (value.stale === undefined || isStale(value.stale))

const at = (customerId: string) => `/api/customers/${encodeURIComponent(customerId)}/calls`

/** Calls beside a conversation. */
export const callCalls = (http: Http) => ({
  ofCustomer: async (customerId: string): Promise<CustomerCalls> =>
    (await http({ method: 'GET', path: at(customerId), is: isCustomerCalls })).data,
  refresh: async (customerId: string): Promise<CustomerCalls> =>
    (await http({ method: 'POST', path: `${at(customerId)}/refresh`, is: isCustomerCalls })).data,
})

export const recordingPath = (callId: string): string => `/api/crm/recordings/${encodeURIComponent(callId)}`
