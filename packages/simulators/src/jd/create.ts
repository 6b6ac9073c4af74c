import { jdControls } from './control/index.ts'
import type { JdSimulatorOptions } from './options.ts'
import { JdSimulator } from './simulator.ts'
import { createJdState } from './state.ts'

/**
 * A JD of its own: customers who consult shops, webhooks of it signed in every way the product takes, and the JOS gateway with
 * the chat log, by code that shares nothing with the product. JD has no public webhook and no public call to send for
 * ordinary shops; the README says what of this is our own design.
 */
export const createJdSimulator = (options: JdSimulatorOptions): JdSimulator =>
  new JdSimulator(createJdState(options), jdControls)
