import { type CallLogPage, readCallLogPage } from './calls/call-log-page.ts'
import type { CallRecord } from './calls/call-record.ts'
import { YunkeApiClient, type YunkeRequestOptions } from './client.ts'

export interface CallLogOptions extends Pick<YunkeRequestOptions, 'signal'> {
  /** `YYYY-MM-DD HH:mm`, in Beijing; `beijingMinute` writes it. */
  readonly startTime: string
  /** `YYYY-MM-DD HH:mm`, included. */
  readonly endTime: string
  /** From 1 on. */
  readonly page?: number | undefined
  /** At most 200. */
  readonly pageSize?: number | undefined
  readonly departmentId?: string | undefined
  readonly userId?: string | undefined
  /** `s` made, `i` taken, empty both. */
  readonly callType?: 's' | 'i' | '' | undefined
  readonly searchInfo?: string | undefined
  readonly searchPhone?: string | undefined
}

/** Sent empty, because the page of Yunke always sends them. `callTimeStar` is spelled like that. */
const unused = {
  ...{ salesProgress: '', startVoiceTime: '', endVoiceTime: '', startCreateTime: '', endCreateTime: '', id: '' },
  ...{ userKey: '', callTimeStar: '', callTimeEnd: '', recordFroms: [], quitUserId: '', customerSource: '' },
}
const largestPage = 200

/** Records of calls. */
export class CallLogClient extends YunkeApiClient {
  /**
   * One page of calls as Yunke answers it: `{success, data: {data: […], totalCount, pageCount}}`.
   * POST /pc/callLog/list
   * @throws RangeError before any request for a time, a page or a type that is impossible
   * @throws the errors of `request`
   */
  async getCallLogs(options: CallLogOptions): Promise<Record<string, unknown>> {
    const { startTime, endTime, page = 1, pageSize = 100, departmentId = '', userId = '', callType = '' } = options
    const { searchInfo = '', searchPhone = '', signal } = options
    checkMinute('startTime', startTime)
    checkMinute('endTime', endTime)
    if (!['s', 'i', ''].includes(callType)) throw new RangeError("callType must be 's', 'i' or ''")
    if (!(Number.isInteger(page) && page >= 1)) throw new RangeError('page must be 1 or more')
    if (!(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= largestPage)) {
      throw new RangeError(`pageSize must be from 1 to ${largestPage}`)
    }
    const times = { lastConnectTimeStart: startTime, lastConnectTimeEnd: endTime }
    return await this.request('POST', '/pc/callLog/list', {
      json: { page, pageSize, ...times, departmentId, userId, callType, searchInfo, searchPhone, ...unused },
      referer: '/cms/customer/callHistory',
      signal,
    })
  }

  /**
   * Page after page, each fetched when it is asked for: memory holds one page however many calls there are.
   * @param options `page` is where to begin
   */
  async *callLogPages(options: CallLogOptions): AsyncGenerator<CallLogPage, void> {
    const { pageSize = 100 } = options
    for (let page = options.page ?? 1; ; page += 1) {
      const read = readCallLogPage(await this.getCallLogs({ ...options, page, pageSize }), { page, pageSize })
      yield read
      if (read.isLast) return
    }
  }

  /** Every call of all pages. Rows that cannot be read are left out; `callLogPages` counts them. */
  async *callLogs(options: CallLogOptions): AsyncGenerator<CallRecord, void> {
    for await (const { records } of this.callLogPages(options)) yield* records
  }
}

function checkMinute(name: string, text: string): void {
  const isMinute =
    /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) &&
    Number.isFinite(Date.parse(`${text.replace(' ', 'T')}:00Z`)) &&
    new Date(`${text.replace(' ', 'T')}:00Z`).toISOString().startsWith(text.slice(0, 10))
  if (!isMinute) throw new RangeError(`${name} must be a time such as 2025-11-30 09:30`)
}
