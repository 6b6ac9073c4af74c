import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { readBytes } from '../../http/body.ts'
import { type ApiFault, takeApiFault } from '../api-faults.ts'
import { ApiRefusal, refuse } from '../errors.ts'
import type { World } from '../world.ts'
import { answerApi, breakDown } from './answer.ts'
import type { ApiCall, ApiOutcome, ApiRoute } from './call.ts'
import { checkToken, isTrusted } from './check-token.ts'
import { checkGates } from './gates.ts'
import { routes } from './routes.ts'

const bodyMaxBytes = 1_048_576

/** Answers one `/cgi-bin/` call: HTTP 200 with an errcode, unless a fault says otherwise. */
export async function serveApi(
  world: World,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { state } = world
  const route = routes.get(url.pathname)
  const bytes = await readBytes(request, route?.bodyMaxBytes ?? bodyMaxBytes)
  if (breakDown(state, request, response)) return
  const { hit: fault, rest } = takeApiFault(state.faults.apis, url.pathname)
  if (rest !== state.faults.apis) state.faults.apis = rest
  if (fault.hang === 'before') return
  const call = callOf(world, url, request, bytes)
  const outcome = await dispatch(call, url.pathname, request.method ?? '', { route, fault })
  if (fault.hang === 'after') return
  answerApi(response, outcome, { ip: call.ip, nowMs: state.settings.now(), fault })
}

function callOf(world: World, url: URL, { headers, socket }: IncomingMessage, bytes: Buffer): ApiCall {
  const [app] = world.state.apps
  if (app === undefined) throw new Error('The simulator has no app.')
  const contentType = headers['content-type'] ?? ''
  return {
    ...world,
    query: url.searchParams,
    body: contentType.startsWith('multipart/') ? '' : bytes.toString('utf8'),
    bytes,
    headers: { contentType, range: headers.range },
    ip: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    origin: `http://${headers.host ?? `127.0.0.1:${socket.localPort}`}`,
    app,
  }
}

async function dispatch(
  call: ApiCall,
  path: string,
  method: string,
  { route, fault }: { route: ApiRoute | undefined; fault: ApiFault },
): Promise<ApiOutcome> {
  if (route === undefined) return refuse(40058, 'unknown api path')
  if (route.method !== 'either' && route.method !== method) return refuse(40058, `require ${route.method} method`)
  const { quotas, rules } = call.state
  if (!quotas.enter(path, rules.parallelCalls)) return refuse(45033)
  try {
    if (fault.delayMs > 0) await delay(fault.delayMs, undefined, { ref: false })
    if (fault.errcode !== 0) return refuse(fault.errcode)
    return await authorised(call, path, route)
  } catch (error) {
    if (error instanceof ApiRefusal) return error.answer
    throw error
  } finally {
    quotas.leave(path)
  }
}

async function authorised(call: ApiCall, path: string, route: ApiRoute): Promise<ApiOutcome> {
  if (!route.needsToken) return route.handle(call)
  const checked = checkToken(call.state, call.query)
  if ('errcode' in checked) return checked
  if (!isTrusted(call.state, call.ip)) return refuse(60020)
  const named = { ...call, app: checked.app }
  return checkGates(named, path, route) ?? route.handle(named)
}
