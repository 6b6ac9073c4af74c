import { messageOf } from '../../../platform/errors.ts'
import type { ModelConfig } from '../model/models.ts'
import type { AnsweringBot } from '../store/answering-bot.ts'
import type { Answered, Found, Question } from './answering.ts'
import type { AnsweringDeps } from './prepare.ts'
import { sourcesOf } from './sources.ts'
import { summaryOf } from './summary.ts'
import { type BotTexts, textsOf } from './texts.ts'
import { askModel, type Spent } from './with-model.ts'

export const extractive = 'extractive'

interface Turn {
  readonly question: Question
  readonly bot: AnsweringBot
  readonly config: ModelConfig | undefined
  readonly found: readonly Found[]
  readonly knows: boolean
  readonly spent: Spent
  readonly onDelta: ((text: string) => void) | undefined
  readonly signal: AbortSignal
}

/**
 * Below the confidence floor the bot says so and offers a person. With a model, the model words the answer from the
 * entries that were found. When it breaks before anybody has read a word of it, the best entry is the answer; after
 * that, what came stays, and its end says that it is not whole.
 */
export async function answerOf(deps: AnsweringDeps, turn: Turn): Promise<Answered> {
  const { question, bot, config, found, knows, spent, onDelta, signal } = turn
  const texts = textsOf(bot.settings.language)
  const atOnce = (answered: Answered): Answered => {
    onDelta?.(answered.text)
    return { ...answered, usage: { ...spent } }
  }
  if (!config) return atOnce(extract(found, texts))
  if (found.length === 0 && knows) return atOnce(missed(texts))

  let shown = ''
  const onText = (text: string) => {
    if (!onDelta) return
    shown += text
    onDelta(text)
  }
  const cutOff = (text: string, entries: readonly Found[], model: string): Answered => {
    onDelta?.(`\n\n${texts.cut}`)
    const whole = `${text}\n\n${texts.cut}`
    return { ...basis, text: whole, sources: sourcesOf(entries), usage: { ...spent }, finishReason: 'length', model }
  }
  try {
    const { models, retrieve } = deps
    const { prompt, tools } = bot.settings
    const asking = { models, config, retrieve, question, found, prompt: prompt ?? '', tools, onText, signal }
    const { text, entries, handoff, isCut } = await askModel(asking, spent)
    if (isCut && !handoff) return shown === '' ? atOnce(extract(found, texts)) : cutOff(text, entries, config.model)
    return {
      ...basis,
      text,
      sources: sourcesOf(entries),
      ...(handoff && { handoff: { ...handoff, summary: handoff.summary || summaryOf(question, texts) } }),
      usage: { ...spent },
      model: config.model,
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    deps.log.warn({ traceId: question.traceId }, `The model did not answer: ${messageOf(error)}`)
    return shown === '' ? atOnce(extract(found, texts)) : cutOff(shown, found, config.model)
  }
}

const basis = {
  missed: false,
  sources: [],
  usage: { promptTokens: 0, completionTokens: 0 },
  finishReason: 'stop',
  model: extractive,
} satisfies Partial<Answered>

const missed = (texts: BotTexts): Answered => ({ ...basis, text: texts.missed, missed: true })

function extract([best, ...others]: readonly Found[], texts: BotTexts): Answered {
  if (!best) return missed(texts)
  return { ...basis, text: best.answer, sources: sourcesOf([best, ...others]) }
}
