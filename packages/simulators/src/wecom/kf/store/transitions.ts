import type { ServiceState } from './session.ts'

const byApi: { readonly [From in ServiceState]: readonly ServiceState[] } = {
  0: [1, 2, 3],
  1: [2, 3],
  2: [3],
  3: [3, 4],
  4: [],
}

/** Whether `service_state/trans` may do this (path/94669). Whether 0, 1 and 2 may be ended is told by no text, so it is a rule. */
export function mayMove(from: ServiceState, to: ServiceState, endsFromAnyState: boolean): boolean {
  if (to === 4 && from !== 4 && endsFromAnyState) return true
  return byApi[from].includes(to)
}
