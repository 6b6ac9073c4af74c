import type {
  AccountChanges,
  CallFilters,
  CallReport,
  CallSyncRun,
  CrmAccount,
  CrmCallPage,
  NewAccountBody,
} from '@yingda/server/domains/crm/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'
import { isCall, isStale } from '../../panel/calls/calls.ts'

const isText = (value: unknown): value is string => typeof value === 'string'
const staleFits = (stale: unknown) => stale === undefined || isStale(stale)

const isAccount = (value: unknown): value is CrmAccount =>
  isRecord(value) &&
  [value.accountId, value.phoneMasked, value.status, value.createdAt].every(isText) &&
  isRecord(value.company) &&
  isText(value.company.code) &&
  isText(value.company.domain) &&
  staleFits(value.trouble)

const isRun = (value: unknown): value is CallSyncRun =>
  isRecord(value) &&
  [value.runId, value.status, value.from, value.to, value.startedAt].every(isText) &&
  [value.done, value.total, value.fetched, value.created, value.updated].every((one) => typeof one === 'number') &&
  arrayOf(isText)(value.errors)

const itemsOf =
  <T>(is: (value: unknown) => value is T) =>
  (value: unknown): value is { items: T[] } =>
    isRecord(value) && arrayOf(is)(value.items)

const isPage = (value: unknown): value is CrmCallPage =>
  itemsOf(isCall)(value) && staleFits(Reflect.get(value, 'stale'))
const isFilters = (value: unknown): value is CallFilters =>
  isRecord(value) && arrayOf(isText)(value.departments) && arrayOf(isText)(value.staffNames)
const isReport = (value: unknown): value is CallReport =>
  isRecord(value) && arrayOf(isRecord)(value.columns) && arrayOf(isRecord)(value.rows) && isRecord(value.total)

export interface RemoteCompany {
  readonly companyCode: string
  readonly companyName: string
  readonly domain: string
}
const isCompany = (value: unknown): value is RemoteCompany =>
  isRecord(value) && [value.companyCode, value.companyName, value.domain].every(isText)
const isPhone = (value: unknown): value is { phone: string } => isRecord(value) && isText(value.phone)

const accountPath = (id: string) => `/api/crm/accounts/${encodeURIComponent(id)}`

export type CallsWanted = Readonly<Record<string, string | undefined>>
export type Way = 'outbound' | 'inbound'
export type ReportWanted = {
  readonly from: string
  readonly to: string
  readonly groupBy: 'department' | 'staff' | 'day'
  readonly department?: string | undefined
  readonly staffName?: string | undefined
  /** As Yunke counts: of one of its departments. */
  readonly live?: 'true'
  readonly companyCode?: string | undefined
  readonly departmentId?: string | undefined
}

/** Yunke: its accounts, calls, syncs and reports. */
export const crmCalls = (http: Http) => ({
  accounts: async () => (await http({ method: 'GET', path: '/api/crm/accounts', is: itemsOf(isAccount) })).data.items,
  addAccount: async (body: NewAccountBody): Promise<CrmAccount> =>
    (await http({ method: 'POST', path: '/api/crm/accounts', body, is: isAccount })).data,
  changeAccount: async (id: string, body: AccountChanges): Promise<CrmAccount> =>
    (await http({ method: 'PUT', path: accountPath(id), body, is: isAccount })).data,
  removeAccount: async (id: string): Promise<void> => {
    await http({ method: 'DELETE', path: accountPath(id), is: isAnything })
  },
  testLogin: async (id: string): Promise<CrmAccount> =>
    (await http({ method: 'POST', path: `${accountPath(id)}/login`, is: isAccount })).data,
  companies: async (body: { phone: string; password: string; domain?: string }) =>
    (await http({ method: 'POST', path: '/api/crm/companies/lookup', body, is: itemsOf(isCompany) })).data.items,
  list: async (query: CallsWanted): Promise<CrmCallPage> =>
    (await http({ method: 'GET', path: '/api/crm/calls', query, is: isPage })).data,
  filters: async () => (await http({ method: 'GET', path: '/api/crm/calls/filters', is: isFilters })).data,
  number: async (callId: string): Promise<string> => {
    const path = `/api/crm/calls/${encodeURIComponent(callId)}/phone`
    return (await http({ method: 'GET', path, is: isPhone })).data.phone
  },
  runs: async () => (await http({ method: 'GET', path: '/api/crm/calls/runs', is: itemsOf(isRun) })).data.items,
  sync: async (body: { from: string; to: string }): Promise<CallSyncRun> =>
    (await http({ method: 'POST', path: '/api/crm/calls/sync', body, is: isRun })).data,
  report: async (way: Way, query: ReportWanted): Promise<CallReport> =>
    (await http({ method: 'GET', path: `/api/crm/reports/${way}`, query, is: isReport })).data,
})

export const reportPath = (way: Way, kind: 'csv' | 'xlsx', asked: ReportWanted, lang: 'zh' | 'en'): string =>
  `/api/crm/reports/${way}.${kind}?${new URLSearchParams(Object.entries({ ...asked, lang }).filter(isGiven))}`

const isGiven = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined
