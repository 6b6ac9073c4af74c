import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { ModelConfig, Models } from '../model/models.ts'
import type { AnsweringBot } from '../store/answering-bot.ts'
import { type Hold, hold } from '../usage/spend.ts'
import { BotUnavailable, type Found, type Question, type Retrieve } from './answering.ts'
import { type KnownBot, type LookUpDeps, lookUpBot } from './look-up.ts'
import { type ModelSource, modelOf } from './model-of.ts'
import { estimateTokens } from './tokens.ts'

export interface AnsweringDeps extends ModelSource, LookUpDeps {
  readonly log: Log
  readonly retrieve: Retrieve
  readonly models: Models
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
  readonly knows: boolean
}

/**
 * The bot with its tokens and its entries are looked up at the same time: the first word waits for the slower of them.
 * @throws BotUnavailable
 */
export async function prepare(deps: AnsweringDeps, question: Question): Promise<Prepared & Looked> {
  const { botId, text, known } = question
  const retrieving = known?.knows === false ? Promise.resolve([]) : deps.retrieve(botId, text)
  retrieving.catch(() => {}) // Awaited later; by then the bot may have failed.
  try {
    const { bot, knows } = known ?? (await knownBot(deps, botId))
    const model = await prepareModel(deps, question, bot)
    const floor = bot.settings.confidence_floor ?? 0
    const found = await retrieving.catch(async (error: unknown) => {
      await model.held?.settle(0)
      throw error
    })
    return { bot, knows, ...model, found: found.filter(({ confidence }) => confidence >= floor) }
  } catch (cause) {
    throw new BotUnavailable(`The bot cannot answer now: ${messageOf(cause)}`, { cause })
  }
}

async function knownBot(deps: LookUpDeps, botId: string): Promise<KnownBot> {
  const known = await lookUpBot(deps, botId)
  if (!known) throw new Error('there is no such bot')
  return known
}

async function prepareModel(
  deps: AnsweringDeps,
  question: Question,
  bot: AnsweringBot,
): Promise<Pick<Prepared, 'config' | 'held'>> {
  const none = { config: undefined, held: undefined }
  const config = modelOf(deps, bot)
  if (!config) return none
  const tokens = expectedTokens(question, bot, config)
  const held = await hold(deps.db, { botId: bot.id, customer: question.customer, tokens, settings: bot.settings })
  return held === 'spent' ? none : { config, held }
}

const usualAnswerTokens = 1_000
const entriesTokens = 1_500

function expectedTokens({ text, history }: Question, { settings }: AnsweringBot, { maxTokens }: ModelConfig): number {
  const said = history.reduce((sum, { content }) => sum + content.length, text.length)
  return estimateTokens(said + (settings.prompt ?? '').length) + entriesTokens + (maxTokens ?? usualAnswerTokens)
}
