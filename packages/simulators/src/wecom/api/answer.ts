import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer } from '../../http/answer.ts'
import type { ApiFault } from '../api-faults.ts'
import { render } from '../errors.ts'
import type { State } from '../state.ts'
import type { ApiFile, ApiOutcome } from './call.ts'

const outagePage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
const json = 'application/json; charset=utf-8'

/** Writes the outcome of a call as WeCom does, or spoilt as a fault of its API says. */
export function answerApi(
  response: ServerResponse,
  outcome: ApiOutcome,
  { ip, nowMs, fault }: { ip: string; nowMs: number; fault: ApiFault },
): void {
  if (outcome === 'no answer') return
  const status = fault.httpStatus || 200
  if (fault.answer === 'html') return answer(response, status, 'text/html', outagePage)
  if ('file' in outcome) return answerFile(response, outcome.file)
  const { errcode, ...rest } = render(outcome, ip, nowMs)
  const whole = JSON.stringify(fault.answer === 'no errcode' ? rest : { errcode, ...rest })
  answer(response, status, json, fault.answer === 'truncated' ? whole.slice(0, whole.length / 2) : whole)
}

/** The faults that hit every call alike: the whole API is down. */
export function breakDown({ faults }: State, request: IncomingMessage, response: ServerResponse): boolean {
  if (faults.resetConnection) {
    request.socket.resetAndDestroy()
    return true
  }
  const status = faults.failHttpStatus || 200
  if (status === 200 && !faults.htmlBody) return false
  answer(response, status, faults.htmlBody ? 'text/html' : 'text/plain', faults.htmlBody ? outagePage : 'unavailable')
  return true
}

/** WeCom writes the filename as raw UTF-8, which Node sends when it is given byte by byte. */
function answerFile(response: ServerResponse, { bytes, contentType, filename, range }: ApiFile): void {
  const filenameBytes = Buffer.from(filename.replace(/["\\\r\n]/g, '_')).toString('latin1')
  response.setHeader('Content-Disposition', `attachment; filename="${filenameBytes}"`)
  response.setHeader('Accept-Ranges', 'bytes')
  if (range === undefined) return answer(response, 200, contentType, bytes)
  response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`)
  answer(response, 206, contentType, bytes.subarray(range.start, range.end + 1))
}
