import { BadInput } from '../../http/bad-input.ts'
import { optionalText, refuseUnknown } from '../../http/fields.ts'
import { patchFaults } from '../faults.ts'
import { resetState } from '../state.ts'
import { demoAccount } from '../world/accounts.ts'
import type { ControlCall } from './call.ts'

const secondsMax = 366 * 24 * 3_600

/** `GET /_sim/yunke/world`: who may log in, the companies and what has been counted. */
export function world({ state }: ControlCall): object {
  const companies = state.worlds.map(({ company, calls, failed }) => ({
    ...company,
    calls: calls.count,
    failedPushes: failed.size,
  }))
  return { account: demoAccount, companies, pushUrl: state.pushUrl, counters: state.counters }
}

/** `POST /_sim/yunke/faults {…}`: changes the given faults; `{}` switches all off. Answers all of them. */
export function setFaults({ state, body }: ControlCall): object {
  state.faults = patchFaults(state.faults, body)
  return { ...state.faults }
}

export function getFaults({ state }: ControlCall): object {
  return { ...state.faults }
}

/** `POST /_sim/yunke/expire`: every login ends. */
export function expire({ state, body }: ControlCall): object {
  refuseUnknown(body, [])
  return { ended: state.sessions.endAll() }
}

/** `POST /_sim/yunke/advance {seconds}`: the clock goes forward, so that a login is old in a moment. */
export function advance({ state, body }: ControlCall): object {
  refuseUnknown(body, ['seconds'])
  const { seconds } = body
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= secondsMax))
    throw new BadInput(`"seconds" must be a number above 0 and at most ${secondsMax}.`)
  state.clock.advance(seconds)
  return { now: new Date(state.clock.now()).toISOString() }
}

/** `POST /_sim/yunke/push {url?}`: where finished calls are pushed to; nowhere without a URL. */
export function setPush({ state, body }: ControlCall): object {
  refuseUnknown(body, ['url'])
  const url = optionalText(body, 'url', 2_048) ?? ''
  if (url !== '' && !(URL.canParse(url) && /^https?:/.test(url)))
    throw new BadInput('"url" must be an http or https address.')
  state.pushUrl = url
  return { url }
}

/** `POST /_sim/yunke/reset`: back to the first moment; everybody is logged out. */
export function reset({ state, body }: ControlCall): object {
  refuseUnknown(body, [])
  resetState(state)
  return { ok: true }
}
