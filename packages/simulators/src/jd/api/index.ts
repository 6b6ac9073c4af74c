import { breakDown } from '../../chat/break-down.ts'
import { answer, answerJson } from '../../http/answer.ts'
import { readBytes } from '../../http/body.ts'
import { isObject, type JsonObject } from '../../http/fields.ts'
import type { Exchange } from '../../http/site.ts'
import { portrait } from '../../pictures/portrait.ts'
import { fromBeijing } from '../beijing.ts'
import { josSign } from '../sign.ts'
import type { JdState } from '../state.ts'
import { chatLog, sessionList } from './chat-log.ts'
import { demand, errorResponse, JdRefusal } from './errors.ts'
import { sendMessage } from './send.ts'

type Method = (state: JdState, params: JsonObject) => object

const clockToleranceMs = 600_000
const bodyMaxBytes = 1_048_576
const picture = /^\/jd\/(obj|avatar)\/([^/]+?)(?:\.png)?$/

/** Answers a call of the gateway or a picture; `false` for everything else. */
export async function serveJdApi(state: JdState, exchange: Exchange): Promise<boolean> {
  const { url, request, response } = exchange
  const stored = request.method === 'GET' ? picture.exec(url.pathname) : null
  if (stored) return serveFile(state, exchange, stored[1] ?? '', decodeURIComponent(stored[2] ?? ''))
  if (url.pathname !== '/routerjson') return false
  const bytes = await readBytes(request, bodyMaxBytes)
  if (await breakDown(state.faults, exchange)) return true
  const params = request.method === 'POST' ? new URLSearchParams(bytes.toString('utf8')) : url.searchParams
  const method = params.get('method') ?? ''
  const hang = method === state.settings.sendMethod ? state.faults.hangSend : false
  if (hang === 'before') return true
  const result = outcomeOf(state, method, params)
  if (hang !== 'after') answerJson(response, 200, result)
  return true
}

/** A success stands under the name of its method; the ending is misspelt, and so it is on the wire. */
function outcomeOf(state: JdState, method: string, params: URLSearchParams): object {
  try {
    checkCaller(state, params)
    const handle = methodOf(state, method)
    demand(handle, 15)
    return { [`${method.replaceAll('.', '_')}_responce`]: { code: '0', ...handle(state, paramsIn(params)) } }
  } catch (error) {
    if (!(error instanceof JdRefusal)) throw error
    state.counters.refused += 1
    return errorResponse(error.code)
  }
}

function methodOf({ settings }: JdState, method: string): Method | undefined {
  const methods = new Map<string, Method>([
    ['jingdong.im.pop.chatlog.get', chatLog],
    ['jingdong.im.pop.sessionlist.get', sessionList],
    [settings.sendMethod, sendMessage],
  ])
  return methods.get(method)
}

function checkCaller({ settings, clock, faults }: JdState, params: URLSearchParams): void {
  demand(params.get('app_key'), 20)
  demand(params.get('app_key') === settings.appKey, 21)
  const sentMs = fromBeijing(params.get('timestamp') ?? '')
  demand(sentMs !== undefined && Math.abs(clock.now() - sentMs) <= clockToleranceMs, 8)
  demand(params.get('sign') === josSign(settings.appSecret, params), 12)
  const isDying = faults.tokenDiesEarly
  faults.tokenDiesEarly = false
  demand(!isDying, 19)
  if (settings.accessToken === undefined) return
  demand(params.get('access_token'), 18)
  demand(params.get('access_token') === settings.accessToken, 19)
}

function paramsIn(params: URLSearchParams): JsonObject {
  try {
    const value: unknown = JSON.parse(params.get('360buy_param_json') ?? '{}')
    demand(isObject(value), 60)
    return value
  } catch {
    // @NOTE no JSON: the gateway says no more of it than that a parameter is wrong.
    throw new JdRefusal(60)
  }
}

function serveFile({ files }: JdState, { response }: Exchange, kind: string, id: string): boolean {
  if (kind === 'avatar') {
    answer(response, 200, 'image/png', portrait(id))
    return true
  }
  const file = files.find(id)
  if (!file) return false
  answer(response, 200, file.contentType, file.bytes)
  return true
}
