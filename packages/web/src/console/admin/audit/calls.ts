import type { AuditFilter, AuditLine, AuditPage } from '@yingda/server/domains/audit/contract'
import type { FileCalls } from '../../api/files.ts'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isLine = (value: unknown): value is AuditLine =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.at === 'string' &&
  typeof value.actorType === 'string' &&
  typeof value.action === 'string'

const isPage = (value: unknown): value is AuditPage =>
  isRecord(value) && arrayOf(isLine)(value.items) && (value.next === undefined || typeof value.next === 'string')

const pageRows = 50

export const auditCalls = (http: Http, { downloadFrom }: FileCalls) => ({
  page: async (filter: AuditFilter, cursor?: string): Promise<AuditPage> =>
    (await http({ method: 'GET', path: '/api/audit', query: { ...filter, cursor, limit: pageRows }, is: isPage })).data,
  csv: (filter: AuditFilter): Promise<Blob> => downloadFrom(`/api/audit.csv?${new URLSearchParams(filter)}`),
})
