import { refusal, success, textOf, type YunkeHandler } from '../call.ts'
import { listRow } from '../world/call.ts'
import { recordingExpiry, recordingUrl } from '../world/recordings.ts'

const largestPage = 200

/** `POST /pc/callLog/list` */
export const callList: YunkeHandler = ({ state, world, body }) => {
  const [page, pageSize] = [Number(body.page), Number(body.pageSize)]
  const isPage = Number.isInteger(page) && page >= 1 && Number.isInteger(pageSize) && pageSize >= 1
  if (!isPage || pageSize > largestPage) return refusal('20003', '分页参数错误')
  const found = world.calls.find({
    from: textOf(body.lastConnectTimeStart),
    to: textOf(body.lastConnectTimeEnd),
    departmentId: textOf(body.departmentId),
    userId: textOf(body.userId),
    callType: textOf(body.callType),
    phone: textOf(body.searchPhone),
    text: textOf(body.searchInfo),
  })
  const { origin } = world.company
  const rows = found.slice((page - 1) * pageSize, page * pageSize).map((call) => {
    return listRow(call, call.hasRecording ? recordingUrl(origin, call.id, undefined) : '')
  })
  if (state.faults.withoutCounts) return success({ data: rows })
  return success({ data: rows, totalCount: found.length, pageCount: Math.ceil(found.length / pageSize) })
}

/** `POST /pc/callLog/getRecordUrl`: a form with one field. */
export const recordUrl: YunkeHandler = async ({ state, world, request, bytes }) => {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data; boundary=')) return refusal('20004', '参数错误')
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
  const call = world.calls.get(textOf(form.get('callActionId')))
  if (!call) return refusal('20005', '通话不存在')
  if (!call.hasRecording || state.faults.emptyRecording) return success('')
  return success(recordingUrl(world.company.origin, call.id, recordingExpiry(state.clock.now())))
}
