import { type Sql, sql } from '../../../platform/db.ts'
import type { BotSettings, ModelSettings } from '../contract.ts'

/** A bot as the engine needs it. */
export interface AnsweringBot {
  readonly id: string
  readonly name: string
  /** Null: the desk's own. */
  readonly ownerId: string | null
  readonly settings: BotSettings
  readonly model: ModelSettings
  /** Sealed. */
  readonly modelKey: string | null
}

/** Of `bots b`. */
export const answeringColumns: Sql = sql`b.id, b.name, b.owner_id as "ownerId", b.settings, b.model, b.model_key as "modelKey"`
