import type {
  DirectoryChange,
  DirectoryDepartment,
  DirectoryMember,
  DirectoryRun,
} from '@yingda/server/domains/directory/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

export type RunReport = DirectoryRun & { changes: DirectoryChange[] }
export type MemberPage = { items: DirectoryMember[]; next_cursor?: string }
export type MemberQuery = { department_id?: number | undefined; q?: string | undefined; cursor?: string | undefined }

const isDepartment = (value: unknown): value is DirectoryDepartment =>
  isRecord(value) &&
  typeof value.wechat_dept_id === 'number' &&
  typeof value.name === 'string' &&
  arrayOf(isDepartment)(value.children)

const isMember = (value: unknown): value is DirectoryMember =>
  isRecord(value) && typeof value.user_id === 'string' && typeof value.name === 'string'

const isPage = (value: unknown): value is MemberPage => isRecord(value) && arrayOf(isMember)(value.items)

const isCounts = (value: unknown) =>
  isRecord(value) &&
  typeof value.total === 'number' &&
  arrayOf((one): one is string => typeof one === 'string')(value.errors)

const isRun = (value: unknown): value is DirectoryRun =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.status === 'string' &&
  typeof value.started_at === 'string' &&
  isCounts(value.department) &&
  isCounts(value.user)

const isRuns = (value: unknown): value is { items: DirectoryRun[] } => isRecord(value) && arrayOf(isRun)(value.items)

const isChange = (value: unknown): value is DirectoryChange =>
  isRecord(value) && typeof value.key === 'string' && typeof value.change === 'string' && Array.isArray(value.fields)

const isReport = (value: unknown): value is RunReport =>
  isRun(value) && arrayOf(isChange)(Reflect.get(value, 'changes'))

const pageRows = 50

export const directoryCalls = (http: Http) => ({
  tree: async (): Promise<DirectoryDepartment[]> =>
    (await http({ method: 'GET', path: '/api/directory/tree', is: arrayOf(isDepartment) })).data,
  members: async (query: MemberQuery): Promise<MemberPage> =>
    (await http({ method: 'GET', path: '/api/directory/members', query: { ...query, limit: pageRows }, is: isPage }))
      .data,
  runs: async (): Promise<DirectoryRun[]> =>
    (await http({ method: 'GET', path: '/api/directory/runs', is: isRuns })).data.items,
  run: async (id: string): Promise<RunReport> =>
    (await http({ method: 'GET', path: `/api/directory/runs/${encodeURIComponent(id)}`, is: isReport })).data,
  sync: async (): Promise<DirectoryRun> =>
    (await http({ method: 'POST', path: '/api/directory/sync', body: {}, is: isRun })).data,
})
