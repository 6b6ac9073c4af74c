import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from '../../http/answer.ts'
import { BadInput } from '../../http/bad-input.ts'
import { readBody } from '../../http/body.ts'
import { parseObject } from '../../http/fields.ts'
import { refuseStrangers } from '../../http/same-origin.ts'
import type { ControlCall, ControlHandler } from './call.ts'
import { event } from './event.ts'
import { getFaults, setFaults } from './faults.ts'
import { health } from './health.ts'
import { deliveries, sent } from './lists.ts'
import { members } from './members.ts'
import { message } from './message.ts'
import { reset } from './reset.ts'
import { stream } from './stream.ts'
import { verify } from './verify.ts'

const routes = new Map<string, ControlHandler>([
  ['POST /_sim/wecom/message', message],
  ['POST /_sim/wecom/event', event],
  ['POST /_sim/wecom/faults', setFaults],
  ['GET /_sim/wecom/faults', getFaults],
  ['GET /_sim/wecom/sent', sent],
  ['GET /_sim/wecom/deliveries', deliveries],
  ['GET /_sim/wecom/members', members],
  ['GET /_sim/wecom/stream', stream],
  ['POST /_sim/wecom/verify', verify],
  ['GET /_sim/health', health],
  ['POST /_sim/reset', reset],
])
const bodyMaxBytes = 262_144

/** Answers one `/_sim/` call with JSON; a wrong one gets `{error}` with a sentence that says what is wrong. */
export async function serveControl(
  context: Pick<ControlCall, 'state' | 'deliverer'>,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  refuseStrangers(request, context.state.settings.host)
  const handler = routes.get(`${request.method} ${url.pathname}`)
  if (handler === undefined)
    throw new BadInput(`There is no ${request.method} ${url.pathname}; see / for the routes.`, 404)
  const body = parseObject(await readBody(request, bodyMaxBytes))
  const result = await handler({ ...context, query: url.searchParams, body, response })
  if (result !== 'handled') answerJson(response, 200, result)
}
