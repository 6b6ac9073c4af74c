import { breakDown } from '../../chat/break-down.ts'
import { answer, answerJson } from '../../http/answer.ts'
import { readBytes } from '../../http/body.ts'
import type { Exchange } from '../../http/site.ts'
import { portrait } from '../../pictures/portrait.ts'
import { logId } from '../ids.ts'
import type { DouyinState } from '../state.ts'
import type { DouyinCall, DouyinHandler } from './call.ts'
import { DouyinRefusal, describe } from './errors.ts'
import { authorizedUsers, authorizeStatus, messageResources, recallMessage, uploadImage } from './messages.ts'
import { accessToken, clientToken, refreshToken, renewRefreshToken } from './oauth.ts'
import { extra, sendMessage } from './send.ts'

interface Call {
  readonly handle: DouyinHandler
  /** How this call tells an error. */
  readonly refuse: (state: DouyinState, code: number) => object
  readonly sends?: true
}

const inExtra = extra
const inErrNo = (_state: DouyinState, code: number) => ({ err_no: code, err_msg: describe(code), log_id: logId() })

const calls = new Map<string, Call>([
  ['POST /oauth/access_token', { handle: accessToken, refuse: inExtra }],
  ['POST /oauth/refresh_token', { handle: refreshToken, refuse: inExtra }],
  ['POST /oauth/renew_refresh_token', { handle: renewRefreshToken, refuse: inExtra }],
  ['POST /oauth/client_token', { handle: clientToken, refuse: inExtra }],
  ['POST /im/send/msg', { handle: sendMessage, refuse: inExtra, sends: true }],
  ['POST /im/recall/msg', { handle: recallMessage, refuse: inErrNo }],
  ['POST /im/authorize/status', { handle: authorizeStatus, refuse: inErrNo }],
  ['GET /im/authorize/user_list', { handle: authorizedUsers, refuse: inErrNo }],
  ['GET /api/im/message/resources', { handle: messageResources, refuse: inErrNo }],
  ['POST /tool/imagex/client_upload', { handle: uploadImage, refuse: inExtra }],
])
const bodyMaxBytes = 32 * 1_048_576
const picture = /^\/douyin\/(obj|avatar)\/([^/]+?)(?:\.png)?$/

/** Answers a call of the API or of the storage; `false` for everything else. */
export async function serveDouyinApi(state: DouyinState, exchange: Exchange): Promise<boolean> {
  const { url, request, response } = exchange
  const stored = request.method === 'GET' ? picture.exec(url.pathname) : null
  if (stored) return serveFile(state, exchange, stored[1] ?? '', decodeURIComponent(stored[2] ?? ''))
  const call = calls.get(`${request.method} ${url.pathname.replace(/\/$/, '')}`)
  if (!call) return false
  const bytes = await readBytes(request, bodyMaxBytes)
  if (await breakDown(state.faults, exchange)) return true
  const hang = call.sends ? state.faults.hangSend : false
  if (hang === 'before') return true
  const result = await outcomeOf({ state, bytes, ...exchange }, call)
  if (hang !== 'after') answerJson(response, 200, result)
  return true
}

async function outcomeOf(call: DouyinCall, { handle, refuse }: Call): Promise<object> {
  try {
    return await handle(call)
  } catch (error) {
    if (!(error instanceof DouyinRefusal)) throw error
    call.state.counters.refused += 1
    return refuse(call.state, error.code)
  }
}

function serveFile({ files }: DouyinState, { response }: Exchange, kind: string, id: string): boolean {
  if (kind === 'avatar') {
    answer(response, 200, 'image/png', portrait(id))
    return true
  }
  const file = files.find(id)
  if (!file) return false
  answer(response, 200, file.contentType, file.bytes)
  return true
}
