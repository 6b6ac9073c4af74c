import {
  beijingMinute,
  CallLogClient,
  type CallLogPage,
  checkAndGetUsers,
  DeptClient,
  type HttpClient,
  passwordLogin,
  RecordClient,
  ReportClient,
  readReport,
} from '@yingda/yunke'
import { fromFault, toFault, YunkeFault } from './fault.ts'
import type { Login, RemoteAccount, RemoteReportQuery, Yunke, YunkeSession } from './gateway.ts'

const pageSize = 200
const reportPageSize = 100
/** A report of five thousand people is read by nobody. */
const mostReportPages = 50

/** Yunke over HTTP. What an account may do is decided by the database, so what the client remembers of it is put aside. */
export const openYunke = (client: HttpClient): Yunke => ({
  mayReach: (domain) => client.hosts.allows(domain),
  companies: (login) => asked(() => checkAndGetUsers({ ...login, client })),
  login: (login) =>
    asked(async () => {
      client.accounts.forgive(login)
      const { json, cookies } = await passwordLogin({ ...login, client })
      return { userId: userIdIn(json), cookies }
    }),
  open: (account, relogin) => sessionOf(client, account, relogin),
})

function sessionOf(client: HttpClient, account: RemoteAccount, relogin: () => Promise<Login>): YunkeSession {
  client.accounts.forgive(account)
  const autoLoginCallback = async () => {
    try {
      return { success: true, ...(await relogin()) }
    } catch (error) {
      throw fromFault(error)
    }
  }
  const options = { ...account, client, autoLoginCallback }
  const [list, records] = [new CallLogClient(options), new RecordClient(options)]
  const [reports, departments] = [new ReportClient(options), new DeptClient(options)]
  return {
    calls({ from, to, phone = '' }, page, signal) {
      const times = { startTime: beijingMinute(from), endTime: beijingMinute(to) }
      const options = { ...times, pageSize, searchPhone: phone, signal }
      return pagesFrom(page, (one) => asked(() => firstOf(list.callLogPages({ ...options, page: one }))))
    },
    recordUrl: (voiceId) => asked(() => records.getRecordUrl(voiceId)),
    report: (query) => asked(() => reportPages(reports, query)),
    departments: () => asked(() => departments.getDeptTree()),
  }
}

async function reportPages(client: ReportClient, query: RemoteReportQuery): Promise<Record<string, unknown>[]> {
  const { direction, from: startDate, to: endDate, departmentId: departId } = query
  const pages: Record<string, unknown>[] = []
  for (let page = 1; page <= mostReportPages; page += 1) {
    const asked = { startDate, endDate, departId, page, pageSize: reportPageSize }
    const body = await (direction === 'out' ? client.getOutboundCallReport(asked) : client.getInboundCallReport(asked))
    pages.push(body)
    if (page >= (readReport(body).pageCount ?? 1)) break
  }
  return pages
}

/** Yunke lets two requests of a company be under way at once. */
const mostAtOnce = 2

/** In order, while the next are asked for already; no further than the page that says that it is the last. */
async function* pagesFrom(
  first: number,
  fetchPage: (page: number) => Promise<CallLogPage>,
): AsyncGenerator<CallLogPage> {
  const underWay: Promise<CallLogPage>[] = []
  for (let page = first; ; page += 1) {
    const current = await (underWay.shift() ?? fetchPage(page))
    const last = current.isLast ? page : (current.pageCount ?? page + 1)
    while (underWay.length < mostAtOnce && page + underWay.length < last) {
      const next = fetchPage(page + underWay.length + 1)
      // @NOTE it is awaited in its turn; without this a failure before that would end the process.
      next.catch(() => {})
      underWay.push(next)
    }
    yield current
    if (current.isLast) return
  }
}

async function firstOf<T>(values: AsyncGenerator<T, void>): Promise<T> {
  const { value } = await values.next()
  await values.return()
  if (value === undefined) throw new YunkeFault('refused', '云客没有返回通话列表')
  return value
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toFault(error)
  }
}

function userIdIn({ data }: Record<string, unknown>): string {
  const id: unknown = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
  if (typeof id === 'string' || typeof id === 'number') return String(id)
  throw new YunkeFault('refused', '登录没有返回用户编号')
}
