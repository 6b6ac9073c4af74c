import { patchFaults } from '../faults.ts'
import type { ControlCall } from './call.ts'

/** `POST /_sim/wecom/faults {…}`: changes the given faults; `{}` switches all off. Answers all of them. */
export function setFaults({ state, body }: ControlCall): object {
  state.faults = patchFaults(state.faults, body)
  return { ...state.faults }
}

export function getFaults({ state }: ControlCall): object {
  return { ...state.faults }
}
