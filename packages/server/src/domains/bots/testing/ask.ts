import { createModels, type ModelConfig, type Models } from '../model/models.ts'
import { createTransport } from '../model/transport.ts'

/** This machine is where the fake models of tests are. */
export const testTransport = createTransport({ allowPrivate: true, allowHosts: [] })
export const testModels = (): Models => createModels({ transport: testTransport })

export const configOf = (baseUrl: string, change: Partial<ModelConfig> = {}): ModelConfig => ({
  baseUrl,
  apiKey: 'sk-planted-key-0123456789',
  model: 'm-1',
  timeoutMs: 10_000,
  temperature: 0.2,
  maxTokens: undefined,
  isTrusted: false,
  ...change,
})
