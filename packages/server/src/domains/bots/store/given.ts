import type { Sealer } from '../../../platform/sealed.ts'
import type { BotSettings, ModelSettings } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { GivenModel } from '../settings/contract.ts'
import { sealKey } from './model-key.ts'

const maxSettingsChars = 100_000

/** @throws AppError 422 */
export function checkedSettings(settings: BotSettings): BotSettings {
  if (JSON.stringify(settings).length > maxSettingsChars) throw refusal('settingsSize')
  return settings
}

/** @throws AppError 400 */
export function checkedName(name: string): string {
  if (name.trim() === '') throw refusal('name')
  return name.trim()
}

export interface StoredModel {
  readonly model: ModelSettings
  readonly modelKey: string | null
}

export interface ModelDeps {
  readonly sealer: Sealer
  /** Whether the desk may talk to an address; `network`: it is one of the company's own. */
  readonly judgeUrl: (url: string) => 'good' | 'bad' | 'network'
}

/**
 * A key belongs to the address it was given for: at another address it would tell the key to somebody else, so it is
 * forgotten there unless it is given again.
 * @throws AppError 422
 */
export function storedModel(
  { sealer, judgeUrl }: ModelDeps,
  botId: string,
  { api_key: key, has_api_key: _, ...given }: GivenModel,
  before: StoredModel = { model: {}, modelKey: null },
): StoredModel {
  const verdict = given.base_url ? judgeUrl(given.base_url) : 'good'
  if (verdict !== 'good') throw refusal(verdict === 'bad' ? 'baseUrl' : 'network')
  const model = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== ''))
  if (key) return { model, modelKey: sealKey(sealer, botId, key) }
  const keeps = key === undefined && (given.base_url || '') === (before.model.base_url ?? '')
  return { model, modelKey: keeps ? before.modelKey : null }
}
