import type {
  CallScope,
  CallScopeBody,
  CrmDepartments,
  StaffMapping,
  StaffMappingBody,
} from '@yingda/server/domains/crm/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'
import { isStale } from '../../panel/calls/calls.ts'

const isText = (value: unknown): value is string => typeof value === 'string'
const isOptional = (value: unknown) => value === undefined || isText(value)

const isMapping = (value: unknown): value is StaffMapping =>
  isRecord(value) &&
  [value.mappingId, value.companyCode, value.staffName, value.userId, value.effectiveFrom].every(isText) &&
  [value.effectiveTo, value.memberName].every(isOptional)

const isScope = (value: unknown): value is CallScope =>
  isRecord(value) &&
  [value.csId, value.name].every(isText) &&
  [value.departments, value.staffNames].every((list) => list === undefined || arrayOf(isText)(list)) &&
  [value.from, value.to].every(isOptional)

const isPush = (value: unknown): value is { path: string } => isRecord(value) && isText(value.path)

export type RemoteDepartments = CrmDepartments['companies'][number]
const isDepartment = (value: unknown): value is RemoteDepartments['departments'][number] =>
  isRecord(value) && [value.departmentId, value.name].every(isText) && isOptional(value.parentId)
const isCompany = (value: unknown): value is RemoteDepartments =>
  isRecord(value) &&
  [value.companyCode, value.name].every(isText) &&
  arrayOf(isDepartment)(value.departments) &&
  (value.stale === undefined || isStale(value.stale))
const isDepartments = (value: unknown): value is CrmDepartments =>
  isRecord(value) && arrayOf(isCompany)(value.companies)

const isMappings = (value: unknown): value is { items: StaffMapping[] } =>
  isRecord(value) && arrayOf(isMapping)(value.items)
const isScopes = (value: unknown): value is { items: CallScope[] } => isRecord(value) && arrayOf(isScope)(value.items)

const staffPath = (id: string) => `/api/crm/staff/${encodeURIComponent(id)}`
const scopePath = (csId: string) => `/api/crm/scopes/${encodeURIComponent(csId)}`
const pushPath = (code: string) => `/api/crm/companies/${encodeURIComponent(code)}/push`

/** Who is who in the calls of Yunke, who may see which of them, and where Yunke pushes them. */
export const crmSettingsCalls = (http: Http) => ({
  mappings: async () => (await http({ method: 'GET', path: '/api/crm/staff', is: isMappings })).data.items,
  addMapping: async (body: StaffMappingBody): Promise<void> => {
    await http({ method: 'POST', path: '/api/crm/staff', body, is: isMapping })
  },
  changeMapping: async (id: string, body: StaffMappingBody): Promise<void> => {
    await http({ method: 'PUT', path: staffPath(id), body, is: isMapping })
  },
  removeMapping: async (id: string): Promise<void> => {
    await http({ method: 'DELETE', path: staffPath(id), is: isAnything })
  },
  scopes: async () => (await http({ method: 'GET', path: '/api/crm/scopes', is: isScopes })).data.items,
  setScope: async (csId: string, body: CallScopeBody): Promise<void> => {
    await http({ method: 'PUT', path: scopePath(csId), body, is: isScope })
  },
  clearScope: async (csId: string): Promise<void> => {
    await http({ method: 'DELETE', path: scopePath(csId), is: isAnything })
  },
  /** The path of the new address: it is told this once. */
  openPush: async (code: string, signKey: string | undefined): Promise<string> => {
    const body = signKey === undefined ? {} : { signKey }
    return (await http({ method: 'PUT', path: pushPath(code), body, is: isPush })).data.path
  },
  closePush: async (code: string): Promise<void> => {
    await http({ method: 'DELETE', path: pushPath(code), is: isAnything })
  },
  departments: async () =>
    (await http({ method: 'GET', path: '/api/crm/departments', is: isDepartments })).data.companies,
})
