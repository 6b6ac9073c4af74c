import type { Deliverer } from './deliver.ts'
import type { State } from './state.ts'

/** What a call may touch: everything the simulator knows, and the way to the callback URL. */
export interface World {
  readonly state: State
  readonly deliverer: Deliverer
}
