import type { Db } from '../../../platform/db.ts'
import { type AnsweringBot, findAnsweringBot } from '../store/answering-bot.ts'

/** What is read of a bot before it is asked. */
export interface KnownBot {
  readonly bot: AnsweringBot
  /** Whether it has anything to look into at all. */
  readonly knows: boolean
}

export interface LookUpDeps {
  readonly db: Db
  readonly hasKnowledge: (botId: string) => Promise<boolean>
}

/** Undefined: there is no such bot. */
export async function lookUpBot({ db, hasKnowledge }: LookUpDeps, botId: string): Promise<KnownBot | undefined> {
  const [bot, knows] = await Promise.all([findAnsweringBot(db, botId), hasKnowledge(botId)])
  return bot && { bot, knows }
}
