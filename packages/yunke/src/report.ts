import { YunkeApiClient, type YunkeRequestOptions } from './client.ts'

export type ReportModule = 'outCall' | 'inCall' | 'allCall'

export interface CallIndexDetailOptions extends Pick<YunkeRequestOptions, 'signal'> {
  /** `YYYY-MM-DD`, in Beijing. */
  readonly startDate: string
  /** `YYYY-MM-DD`, included. */
  readonly endDate: string
  readonly departId: string
  readonly childModule?: ReportModule | undefined
  readonly searchUserId?: string | undefined
  readonly option?: string | undefined
  readonly page?: number | undefined
  /** At most 100. */
  readonly pageSize?: number | undefined
}

export type CallReportOptions = Pick<
  CallIndexDetailOptions,
  'startDate' | 'endDate' | 'departId' | 'page' | 'pageSize' | 'signal'
>

/** Reports about calls, by person and department. */
export class ReportClient extends YunkeApiClient {
  /**
   * The call report as Yunke answers it; `readReport` reads the rows that are known.
   * POST /yunke-report-phone/module/getIndexDetail
   * @throws RangeError before any request for a date, a page or a module that is impossible
   * @throws the errors of `request`
   */
  async getCallIndexDetail(options: CallIndexDetailOptions): Promise<Record<string, unknown>> {
    const { startDate, endDate, departId, childModule = 'outCall', searchUserId = '', option = '1' } = options
    const { page = 1, pageSize = 10, signal } = options
    checkDate('startDate', startDate)
    checkDate('endDate', endDate)
    if (!['outCall', 'inCall', 'allCall'].includes(childModule)) throw new RangeError('childModule is unknown')
    if (!(Number.isInteger(page) && page >= 1)) throw new RangeError('page must be 1 or more')
    if (!(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100)) {
      throw new RangeError('pageSize must be from 1 to 100')
    }
    const dates = { starttime: startDate, endtime: endDate }
    return await this.request('POST', '/yunke-report-phone/module/getIndexDetail', {
      json: { childModule, ...dates, departId, searchUserId, option, page, pageSize },
      referer: '/cms/home/reportform/call',
      signal,
    })
  }

  /** The report of calls made. Like `getCallIndexDetail` with `outCall`. */
  getOutboundCallReport(options: CallReportOptions): Promise<Record<string, unknown>> {
    return this.getCallIndexDetail({ ...options, childModule: 'outCall' })
  }

  /** The report of calls taken. Like `getCallIndexDetail` with `inCall`. */
  getInboundCallReport(options: CallReportOptions): Promise<Record<string, unknown>> {
    return this.getCallIndexDetail({ ...options, childModule: 'inCall' })
  }
}

function checkDate(name: string, text: string): void {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)
  if (!isDate) throw new RangeError(`${name} must be a date such as 2025-11-30`)
}
