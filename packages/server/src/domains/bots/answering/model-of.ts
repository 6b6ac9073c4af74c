import type { Sealer } from '../../../platform/sealed.ts'
import type { ModelConfig } from '../model/models.ts'
import type { AnsweringBot } from '../store/answering-bot.ts'
import { openKey } from '../store/model-key.ts'

export interface ModelSource {
  readonly sealer: Sealer
  /** For bots that name no model of their own. */
  readonly environment:
    | { readonly baseUrl: string; readonly apiKey: string; readonly model: string; readonly timeoutMs: number }
    | undefined
}

const usualTimeoutMs = 30_000
const usualTemperature = 0.2

/**
 * Where the bot's model is and how it is asked. The key of the environment goes nowhere but to the address of the
 * environment, and the key of a bot nowhere but to the bot's.
 */
export function modelOf({ environment, sealer }: ModelSource, bot: AnsweringBot): ModelConfig | undefined {
  const { base_url: ownUrl, name, timeout_seconds: seconds, temperature, max_tokens: maxTokens } = bot.model
  const model = name || environment?.model
  const baseUrl = ownUrl || environment?.baseUrl
  if (!model || !baseUrl) return undefined
  return {
    baseUrl,
    model,
    apiKey: ownUrl ? openKey(sealer, bot.id, bot.modelKey) : (environment?.apiKey ?? ''),
    timeoutMs: seconds ? seconds * 1_000 : (environment?.timeoutMs ?? usualTimeoutMs),
    temperature: temperature ?? usualTemperature,
    maxTokens: maxTokens ?? undefined,
    isTrusted: !ownUrl,
  }
}
