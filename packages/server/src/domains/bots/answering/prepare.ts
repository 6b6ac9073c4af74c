import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { ModelConfig, Models } from '../model/models.ts'
import { type AnsweringBot, findAnsweringBot } from '../store/answering-bot.ts'
import { type Hold, hold } from '../usage/spend.ts'
import { BotUnavailable, type Found, type Question, type Retrieve } from './answering.ts'
import { type ModelSource, modelOf } from './model-of.ts'
import { estimateTokens } from './tokens.ts'

export interface AnsweringDeps extends ModelSource {
  readonly db: Db
  readonly log: Log
  readonly retrieve: Retrieve
  readonly models: Models
  /** Whether a bot has anything to look into at all; one that has not talks by its prompt. */
  readonly hasKnowledge: (botId: string) => Promise<boolean>
}

export interface Prepared {
  readonly bot: AnsweringBot
  /** Absent: the entries themselves are the answers, also while the day's tokens are spent. */
  readonly config: ModelConfig | undefined
  readonly held: Hold | undefined
}

interface Looked {
  readonly found: readonly Found[]
  /** Whether there is anything that could have been found. */
  readonly knows: Promise<boolean>
}

/**
 * The bot, its tokens and its entries are looked up at the same time: the first word waits for the slowest of them.
 * @throws BotUnavailable
 */
export async function prepare(deps: AnsweringDeps, question: Question): Promise<Prepared & Looked> {
  const { botId, text, known } = question
  const retrieving = known?.knows === false ? Promise.resolve([]) : deps.retrieve(botId, text)
  const knows = known ? Promise.resolve(known.knows) : deps.hasKnowledge(botId)
  for (const looking of [retrieving, knows]) looking.catch(() => {}) // Awaited later; by then another may have failed.
  try {
    const prepared = await prepareModel(deps, question)
    const floor = prepared.bot.settings.confidence_floor ?? 0
    const found = await retrieving.catch(async (error: unknown) => {
      await prepared.held?.settle(0)
      throw error
    })
    return { ...prepared, knows, found: found.filter(({ confidence }) => confidence >= floor) }
  } catch (cause) {
    throw new BotUnavailable(`The bot cannot answer now: ${messageOf(cause)}`, { cause })
  }
}

async function prepareModel(deps: AnsweringDeps, question: Question): Promise<Prepared> {
  const bot = question.known?.bot ?? (await findAnsweringBot(deps.db, question.botId))
  if (!bot) throw new Error('there is no such bot')
  const config = modelOf(deps, bot)
  if (!config) return { bot, config, held: undefined }
  const tokens = expectedTokens(question, bot, config)
  const held = await hold(deps.db, { botId: bot.id, customer: question.customer, tokens, settings: bot.settings })
  return held === 'spent' ? { bot, config: undefined, held: undefined } : { bot, config, held }
}

const usualAnswerTokens = 1_000
const entriesTokens = 1_500

function expectedTokens({ text, history }: Question, { settings }: AnsweringBot, { maxTokens }: ModelConfig): number {
  const said = history.reduce((sum, { content }) => sum + content.length, text.length)
  return estimateTokens(said + (settings.prompt ?? '').length) + entriesTokens + (maxTokens ?? usualAnswerTokens)
}
