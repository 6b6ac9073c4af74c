import type { WeComSimulatorOptions } from '../wecom/options.ts'
import { createWeComSimulator, type WeComSimulator } from '../wecom/simulator.ts'

export const credentials = {
  corpId: 'ww1234567890abcdef',
  agentId: 1000002,
  secret: 'sim-secret',
  callbackToken: 'simToken2024',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
} satisfies WeComSimulatorOptions

export async function startSimulator(options: Partial<WeComSimulatorOptions> = {}): Promise<WeComSimulator> {
  const simulator = createWeComSimulator({ ...credentials, retryDelayMs: 1, ...options })
  await simulator.start()
  return simulator
}
