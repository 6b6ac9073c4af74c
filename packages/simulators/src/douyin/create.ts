import { douyinControls } from './control/index.ts'
import type { DouyinSimulatorOptions } from './options.ts'
import { DouyinSimulator } from './simulator.ts'
import { createDouyinState } from './state.ts'

/**
 * A Douyin of its own: private messages of business accounts, their webhooks, the send endpoint with its windows and quotas,
 * and OAuth, by code that shares nothing with the product. Protocol: developer.open-douyin.com, im and webhooks.
 */
export const createDouyinSimulator = (options: DouyinSimulatorOptions): DouyinSimulator =>
  new DouyinSimulator(createDouyinState(options), douyinControls)
