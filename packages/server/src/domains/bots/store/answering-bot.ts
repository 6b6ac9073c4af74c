import { type Handle, sql } from '../../../platform/db.ts'
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

export const findAnsweringBot = (db: Handle, botId: string): Promise<AnsweringBot | undefined> =>
  db.one<AnsweringBot>(
    sql`select id, name, owner_id as "ownerId", settings, model, model_key as "modelKey" from bots where id = ${botId}`,
  )
