import { WeComClient, type WeComClientOptions } from './client.ts'
import type { WeComConfig } from './config/config.ts'

/** A client with the settings as they are now. @throws WeComConfigError for a setting that is impossible */
export function createClientFromConfig(
  config: WeComConfig,
  options: Omit<Partial<WeComClientOptions>, 'corpId' | 'secret' | 'agentId'> = {},
): WeComClient {
  const apiBase = config.getApiBase()
  return new WeComClient({
    corpId: config.getCorpId(),
    secret: config.getSecret(),
    agentId: config.getAgentId(),
    timeoutMs: config.getTimeoutMs(),
    ...(apiBase !== undefined && { apiBase }),
    ...options,
  })
}
