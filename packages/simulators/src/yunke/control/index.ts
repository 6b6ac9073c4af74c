import { answerJson } from '../../http/answer.ts'
import { BadInput } from '../../http/bad-input.ts'
import { readBytes } from '../../http/body.ts'
import { parseObject } from '../../http/fields.ts'
import { refuseStrangers } from '../../http/same-origin.ts'
import type { Exchange } from '../../http/site.ts'
import type { State } from '../state.ts'
import { account } from './account.ts'
import type { ControlHandler } from './call.ts'
import { add, listCalls } from './calls.ts'
import { advance, expire, getFaults, reset, setFaults, setPush, world } from './world.ts'

const routes = new Map<string, ControlHandler>([
  ['GET /_sim/yunke/world', world],
  ['POST /_sim/yunke/faults', setFaults],
  ['GET /_sim/yunke/faults', getFaults],
  ['POST /_sim/yunke/expire', expire],
  ['POST /_sim/yunke/advance', advance],
  ['POST /_sim/yunke/account', account],
  ['POST /_sim/yunke/call', add],
  ['GET /_sim/yunke/calls', listCalls],
  ['POST /_sim/yunke/push', setPush],
  ['POST /_sim/yunke/reset', reset],
])
const bodyMaxBytes = 65_536

/** Answers one `/_sim/yunke/` call with JSON; a wrong one gets `{error}` with a sentence that says what is wrong. */
export async function serveControl(state: State, { url, request, response }: Exchange): Promise<void> {
  refuseStrangers(request, state.settings.host)
  const name = `${request.method} ${url.pathname}`
  const handler = routes.get(name)
  if (!handler) throw new BadInput(`There is no ${name}; see the README for the routes.`, 404)
  const body = parseObject((await readBytes(request, bodyMaxBytes)).toString('utf8'))
  answerJson(response, 200, await handler({ state, query: url.searchParams, body }))
}
