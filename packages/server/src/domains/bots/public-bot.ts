import { type Handle, sql } from '../../platform/db.ts'
import type { BotSettings } from './contract.ts'

/** All that anybody but the owner is told of a bot. */
export interface PublicBot {
  readonly id: string
  readonly name: string
  readonly avatarUrl: string | null
  readonly welcome: string | null
  readonly suggestedQuestions: readonly string[]
  readonly settings: Pick<BotSettings, (typeof publicKeys)[number]>
}

/** Prompts, models and rules stay with the owner: a key that is not here is never shown. */
const publicKeys = ['language', 'enable_thinking', 'enable_memori', 'tool_response'] as const

export async function publicBot(db: Handle, botId: string): Promise<PublicBot | undefined> {
  const row = await db.one<{ id: string; name: string; settings: BotSettings }>(sql`
    select id, name, settings from bots where id = ${botId}`)
  if (!row) return undefined
  const { id, name, settings } = row
  return {
    id,
    name,
    avatarUrl: settings.avatar_url || null,
    welcome: settings.welcome || settings.welcome_message || null,
    suggestedQuestions: firstFilled(settings.suggested_questions, settings.guide_questions),
    settings: Object.fromEntries(publicKeys.flatMap((key) => (key in settings ? [[key, settings[key]]] : []))),
  }
}

const firstFilled = (...lists: readonly (readonly string[] | null | undefined)[]): readonly string[] =>
  lists.find((list) => list && list.length > 0) ?? []
