import { type Db, type Sql, sql } from '../../../platform/db.ts'
import { type AnsweringBot, answeringColumns } from '../store/answering-bot.ts'

/** What is read of a bot before it is asked. */
export interface KnownBot {
  readonly bot: AnsweringBot
  /** Whether it has anything to look into at all; one that has not talks by its prompt. */
  readonly knows: boolean
}

export interface LookUpDeps {
  readonly db: Db
  /** Of `bots b`: `knows`. */
  readonly hasKnowledge: Sql
}

/** One look, since the first word of an answer waits for it. Undefined: there is no such bot. */
export async function lookUpBot({ db, hasKnowledge }: LookUpDeps, botId: string): Promise<KnownBot | undefined> {
  const row = await db.one<AnsweringBot & { readonly knows: boolean }>(sql`
    select ${answeringColumns}, ${hasKnowledge} as knows from bots b where b.id = ${botId}`)
  if (!row) return undefined
  const { knows, ...bot } = row
  return { bot, knows }
}
