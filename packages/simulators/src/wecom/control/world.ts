import { BadInput } from '../../http/bad-input.ts'
import { refuseUnknown } from '../../http/fields.ts'
import { patchRules } from '../company/rules.ts'
import type { ControlCall } from './call.ts'

const secondsMax = 366 * 24 * 3_600

/** `POST /_sim/wecom/advance {seconds}`: the simulator's clock goes forward, so that 48 h pass in a moment. */
export function advance({ state, body }: ControlCall): object {
  refuseUnknown(body, ['seconds'])
  const { seconds } = body
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= secondsMax))
    throw new BadInput(`"seconds" must be a number above 0 and at most ${secondsMax}.`)
  state.clock.advance(seconds)
  return { now: new Date(state.clock.now()).toISOString() }
}

export function getRules({ state }: ControlCall): object {
  return { ...state.rules }
}

/** `POST /_sim/wecom/rules {…}`: changes how the company is set up. Answers all rules. */
export function setRules({ state, body }: ControlCall): object {
  state.rules = patchRules(state.rules, body)
  return { ...state.rules }
}
