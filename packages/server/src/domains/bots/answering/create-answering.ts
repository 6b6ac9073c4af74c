import { messageOf } from '../../../platform/errors.ts'
import { recordUsage } from '../usage/record.ts'
import { answerOf, extractive } from './answer-of.ts'
import type { Answered, AnswerQuestion } from './answering.ts'
import { type AnsweringDeps, prepare } from './prepare.ts'

/** Retrieves, lets the model word it if there is one, and counts what it took. */
export const createAnswering =
  (deps: AnsweringDeps): AnswerQuestion =>
  async (question, { onDelta, signal }) => {
    signal.throwIfAborted()
    const { bot, config, held, found, knows } = await prepare(deps, question)
    const spent = { promptTokens: 0, completionTokens: 0 }
    let answered: Answered | undefined
    try {
      answered = await answerOf(deps, { question, bot, config, found, knows, spent, onDelta, signal })
      return answered
    } finally {
      const { promptTokens, completionTokens } = spent
      const model = promptTokens > 0 && config ? config.model : extractive
      await Promise.all([
        held?.settle(promptTokens + completionTokens),
        recordUsage(deps.db, { botId: bot.id, model, ...spent, answered }),
      ]).catch((error: unknown) =>
        deps.log.warn({ traceId: question.traceId }, `What an answer took was not counted: ${messageOf(error)}`),
      )
    }
  }
