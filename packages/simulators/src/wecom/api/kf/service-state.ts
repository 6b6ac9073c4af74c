import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { moveSession } from '../../kf/rules/move.ts'
import { type ServiceState, stateAt } from '../../kf/store/session.ts'
import { parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf, sessionIn } from './call.ts'

const targets: readonly ServiceState[] = [1, 2, 3, 4]

/** `kf/service_state/get`. The servicer is told in state 3 only. */
export function serviceStateGet(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  const session = sessionIn(call, account, textIn(body, 'external_userid'))
  const service_state = stateAt(session, call.state.settings.now())
  const servicer = service_state === 3 ? session.servicer : undefined
  return ok({ service_state, ...(servicer !== undefined && { servicer_userid: servicer }) })
}

/** `kf/service_state/trans`. */
export function serviceStateTrans(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  const session = sessionIn(call, account, textIn(body, 'external_userid'))
  const state = targets.find((target) => target === body.service_state)
  demand(state !== undefined, 40058, 'invalid service_state')
  const code = moveSession(call, account, session, { state, servicer: textIn(body, 'servicer_userid') })
  return ok(code === undefined ? {} : { msg_code: code })
}
