import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, answerJson } from '../../http/answer.ts'
import { readBody } from '../../http/body.ts'
import { refuse, render } from '../errors.ts'
import type { State } from '../state.ts'
import type { ApiOutcome, ApiRoute } from './call.ts'
import { checkToken } from './check-token.ts'
import { getApiDomainIp } from './get-api-domain-ip.ts'
import { gettoken } from './gettoken.ts'
import { messageSend } from './message-send.ts'
import { userGet } from './user-get.ts'

const routes = new Map<string, ApiRoute>([
  ['/cgi-bin/gettoken', { method: 'GET', needsToken: false, handle: gettoken }],
  ['/cgi-bin/get_api_domain_ip', { method: 'GET', needsToken: true, handle: getApiDomainIp }],
  ['/cgi-bin/user/get', { method: 'GET', needsToken: true, handle: userGet }],
  ['/cgi-bin/message/send', { method: 'POST', needsToken: true, handle: messageSend }],
])
const bodyMaxBytes = 1_048_576
const outagePage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

/** Answers one `/cgi-bin/` call: HTTP 200 with an errcode, unless a fault says otherwise. */
export async function serveApi(
  state: State,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, bodyMaxBytes)
  if (breakDown(state, request, response)) return
  const ip = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const outcome = await dispatch(state, url, request.method ?? '', { body, ip })
  if (outcome === 'no answer') return
  answerJson(response, 200, render(outcome, ip, state.settings.now()))
}

async function dispatch(
  state: State,
  url: URL,
  method: string,
  { body, ip }: { body: string; ip: string },
): Promise<ApiOutcome> {
  const route = routes.get(url.pathname)
  if (route === undefined) return refuse(40058, 'unknown api path')
  if (route.method !== method) return refuse(40058, `require ${route.method} method`)
  const call = { state, query: url.searchParams, body, ip }
  const refusal = route.needsToken ? checkToken(call) : undefined
  return refusal ?? route.handle(call)
}

/** The faults that hit every call alike: the whole API is down. */
function breakDown({ faults }: State, request: IncomingMessage, response: ServerResponse): boolean {
  if (faults.resetConnection) {
    request.socket.resetAndDestroy()
    return true
  }
  const status = faults.failHttpStatus || 200
  if (status === 200 && !faults.htmlBody) return false
  answer(response, status, faults.htmlBody ? 'text/html' : 'text/plain', faults.htmlBody ? outagePage : 'unavailable')
  return true
}
