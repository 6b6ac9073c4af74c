import { refusal, success, textOf, type YunkeHandler } from '../call.ts'
import type { Call } from '../world/call.ts'
import { everyCall } from '../world/calls.ts'
import { departmentOf, employees } from '../world/people.ts'

/** `POST /yunke-report-phone/module/getIndexDetail`: one row for each person. The real columns are not public. */
export const report: YunkeHandler = ({ world, body }) => {
  const callType = { outCall: 's', inCall: 'i', allCall: '' }[textOf(body.childModule)]
  const [page, pageSize] = [Number(body.page), Number(body.pageSize)]
  if (callType === undefined || !(page >= 1) || !(pageSize >= 1 && pageSize <= 100)) return refusal('20003', '参数错误')
  const departmentId = textOf(body.departId)
  const calls = world.calls.find({
    ...everyCall,
    ...{ from: `${textOf(body.starttime)} 00:00`, to: `${textOf(body.endtime)} 23:59`, callType },
    ...{ departmentId: departmentId === 'd100' ? '' : departmentId, userId: textOf(body.searchUserId) },
  })
  const rows = employees.flatMap((employee) => {
    const own = calls.filter((call) => call.employee === employee)
    if (own.length === 0) return []
    return [{ userId: employee.id, userName: employee.name, departName: departmentOf(employee).name, ...sums(own) }]
  })
  return success({
    data: rows.slice((page - 1) * pageSize, page * pageSize),
    totalCount: rows.length,
    pageCount: Math.ceil(rows.length / pageSize),
    total: sums(calls),
  })
}

function sums(calls: readonly Call[]): object {
  const connected = calls.filter(({ talkSeconds }) => talkSeconds > 0)
  const callSeconds = connected.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0)
  return {
    callCount: calls.length,
    connectCount: connected.length,
    connectRate: calls.length === 0 ? '0%' : `${Math.round((connected.length / calls.length) * 100)}%`,
    callSeconds,
    avgSeconds: connected.length === 0 ? 0 : Math.round(callSeconds / connected.length),
    customerCount: new Set(calls.map(({ contact }) => contact.phone)).size,
  }
}
