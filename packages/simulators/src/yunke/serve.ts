import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, answerJson } from '../http/answer.ts'
import { BadInput } from '../http/bad-input.ts'
import { readBytes } from '../http/body.ts'
import { isObject, type JsonObject } from '../http/fields.ts'
import { handlerOf, isStorage } from './routes.ts'
import type { CompanyWorld, State } from './state.ts'

const bodyMaxBytes = 1_048_576

/** Answers one request to a host of Yunke. Errors are HTTP 200 with a code, unless a fault says otherwise. */
export async function serveYunke(
  state: State,
  world: CompanyWorld,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request, bodyMaxBytes)
  const handler = handlerOf({ request, url })
  const call = {
    state,
    world,
    url,
    request,
    response,
    bytes,
    body: bodyOf(request, bytes),
    cookies: cookiesOf(request),
  }
  if (isStorage(url.pathname)) return respond(response, await handler(call))
  begin(state, url)
  try {
    if (await failsOnDemand(state, request, response)) return
    respond(response, await handler(call))
  } finally {
    state.underWay -= 1
  }
}

function respond(response: ServerResponse, result: object | 'handled'): void {
  if (result !== 'handled') answerJson(response, 200, result)
}

function begin(state: State, { pathname }: URL): void {
  const { counters } = state
  counters.requests += 1
  counters.paths[pathname] = (counters.paths[pathname] ?? 0) + 1
  state.underWay += 1
  counters.mostAtOnce = Math.max(counters.mostAtOnce, state.underWay)
}

async function failsOnDemand(state: State, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { faults } = state
  if (faults.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.latencyMs))
  const fails = [
    { if: faults.resetConnection, so: () => void request.socket.destroy() },
    {
      if: faults.htmlBody,
      so: () => answer(response, 200, 'text/html; charset=utf-8', '<html>502 Bad Gateway</html>'),
    },
    { if: faults.httpStatus > 0, so: () => answerStatus(state, response) },
  ].find((fault) => fault.if)
  fails?.so()
  return fails !== undefined
}

/** After the last of so many times the fault is over. */
function answerStatus({ faults }: State, response: ServerResponse): void {
  const status = faults.httpStatus
  if (faults.httpStatusTimes === 1) faults.httpStatus = 0
  if (faults.httpStatusTimes > 0) faults.httpStatusTimes -= 1
  answer(response, status, 'text/plain; charset=utf-8', `${status}`)
}

function bodyOf(request: IncomingMessage, bytes: Buffer): JsonObject {
  if (bytes.length === 0 || !(request.headers['content-type'] ?? '').startsWith('application/json')) return {}
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (Array.isArray(value)) return { list: value }
    return isObject(value) ? value : {}
  } catch {
    throw new BadInput('The body is not valid JSON.')
  }
}

function cookiesOf({ headers }: IncomingMessage): Map<string, string> {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => {
    const middle = pair.indexOf('=')
    return [pair.slice(0, middle), pair.slice(middle + 1)] as const
  })
  return new Map(pairs)
}
