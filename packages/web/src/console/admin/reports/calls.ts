import type { Report, ReportName } from '@yingda/server/domains/reports/contract'
import { arrayOf, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

export type Asked = { from?: string; to?: string; groupBy?: string; team?: string; tz: string }

const isReport = (value: unknown): value is Report =>
  isRecord(value) && arrayOf(isRecord)(value.columns) && arrayOf(isRecord)(value.rows) && isRecord(value.total)

export const reportCalls = (http: Http) => ({
  read: async (name: ReportName, asked: Asked): Promise<Report> =>
    (await http({ method: 'GET', path: `/api/reports/${name}`, query: asked, is: isReport })).data,
})

export const csvPath = (name: ReportName, asked: Asked, lang: 'zh' | 'en'): string =>
  `/api/reports/${name}.csv?${new URLSearchParams({ ...asked, lang })}`
