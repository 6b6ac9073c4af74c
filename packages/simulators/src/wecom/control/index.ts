import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from '../../http/answer.ts'
import { BadInput } from '../../http/bad-input.ts'
import { readBytes } from '../../http/body.ts'
import { parseObject } from '../../http/fields.ts'
import { refuseStrangers } from '../../http/same-origin.ts'
import { avatar } from './avatar.ts'
import type { ControlHandler, Controls } from './call.ts'
import { directoryControlRoutes } from './directory/index.ts'
import { event } from './event.ts'
import { getFaults, setFaults } from './faults.ts'
import { health } from './health.ts'
import { kfControlRoutes } from './kf/index.ts'
import { deliveries, sent } from './lists.ts'
import { addMedia, showMedia } from './media.ts'
import { members } from './members.ts'
import { message } from './message.ts'
import { reset } from './reset.ts'
import { stream } from './stream.ts'
import { verify } from './verify.ts'
import { advance, getRules, setRules } from './world.ts'

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
  ['POST /_sim/wecom/advance', advance],
  ['POST /_sim/wecom/rules', setRules],
  ['GET /_sim/wecom/rules', getRules],
  ['GET /_sim/wecom/media', showMedia],
  ['GET /_sim/wecom/avatar', avatar],
  ...directoryControlRoutes,
  ...kfControlRoutes,
  ['GET /_sim/health', health],
  ['POST /_sim/reset', reset],
])
const fileRoutes = new Map<string, ControlHandler>([['POST /_sim/wecom/media', addMedia]])
const fileMaxBytes = 20 * 1_048_576
const bodyMaxBytes = 262_144

/** Answers one `/_sim/` call with JSON; a wrong one gets `{error}` with a sentence that says what is wrong. */
export async function serveControl(
  context: Controls,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  refuseStrangers(request, context.state.settings.host)
  const name = `${request.method} ${url.pathname}`
  const takesFile = fileRoutes.get(name)
  const handler = takesFile ?? routes.get(name)
  if (handler === undefined) throw new BadInput(`There is no ${name}; see / for the routes.`, 404)
  const bytes = await readBytes(request, takesFile ? fileMaxBytes : bodyMaxBytes)
  const body = takesFile ? {} : parseObject(bytes.toString('utf8'))
  const result = await handler({ ...context, query: url.searchParams, body, bytes, response })
  if (result !== 'handled') answerJson(response, 200, result)
}
