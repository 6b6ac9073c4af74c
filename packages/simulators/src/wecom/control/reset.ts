import { resetState } from '../state.ts'
import type { ControlCall } from './call.ts'

/** `POST /_sim/reset`: forgets messages, members who joined, faults and counters. */
export function reset({ state, deliverer, kf }: ControlCall): object {
  kf.stop()
  deliverer.abandon()
  resetState(state)
  return { ok: true }
}
