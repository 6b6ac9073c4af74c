import type { ServerResponse } from 'node:http'
import { answerJson } from './answer.ts'
import { BadInput } from './bad-input.ts'
import { readBytes } from './body.ts'
import { type JsonObject, parseObject } from './fields.ts'
import { refuseStrangers } from './same-origin.ts'
import type { Exchange } from './site.ts'

/** One control call of a remote. */
export interface ControlCall<Remote> {
  readonly remote: Remote
  readonly query: URLSearchParams
  readonly body: JsonObject
  readonly response: ServerResponse
}

/** What it returns is answered as JSON; `handled` when the response is already taken care of. */
export type ControlHandler<Remote> = (call: ControlCall<Remote>) => object | 'handled' | Promise<object | 'handled'>

/** By method and path, for instance `POST /_sim/jd/message`. */
export type ControlRoutes<Remote> = ReadonlyMap<string, ControlHandler<Remote>>

const bodyMaxBytes = 262_144

/** Answers one control call with JSON; a wrong one gets `{error}` with a sentence that says what is wrong. */
export async function serveControls<Remote>(
  routes: ControlRoutes<Remote>,
  remote: Remote,
  boundHost: string,
  { url, request, response }: Exchange,
): Promise<void> {
  refuseStrangers(request, boundHost)
  const name = `${request.method} ${url.pathname}`
  const handler = routes.get(name)
  if (handler === undefined) throw new BadInput(`There is no ${name}; see the README for the routes.`, 404)
  const body = parseObject((await readBytes(request, bodyMaxBytes)).toString('utf8'))
  const result = await handler({ remote, query: url.searchParams, body, response })
  if (result !== 'handled') answerJson(response, 200, result)
}
