import { asksForPerson, type KnownBot } from '../../bots/index.ts'
import { messageId } from '../../sessions/index.ts'
import type { WebchatDeps } from '../deps.ts'
import { openPage, type Visitor, visitorOf } from '../visitor.ts'
import { answerTurn } from './answer-turn.ts'
import { holdBack } from './hold-back.ts'
import { lookBefore } from './look-before.ts'
import { type Outcome, outcomeOf, repeatedOutcome } from './outcome.ts'
import { stopperOf } from './stopper.ts'
import { storeQuestion } from './store-question.ts'

export interface Conversed {
  readonly endUser: { readonly id: string; readonly username: string }
  readonly share: { readonly linkId: string; readonly botId: string }
  /** The bot, when it was read already. */
  readonly known?: KnownBot | undefined
  readonly text: string
  /** The same id again is the same message, and gets the same answer. */
  readonly clientMsgId?: string | undefined
  readonly traceId: string
  /** Nobody listens any more, or nobody may. */
  readonly signal: AbortSignal
  readonly onDelta?: ((text: string) => void) | undefined
}

export type Converse = (conversed: Conversed) => Promise<Outcome>

/**
 * A visitor says something and, if the bot has the conversation, is answered as the words come.
 *
 * The model is asked while the message is being stored, and its first word waits for the commit. The turn belongs to this
 * request from birth, so that the bot's own worker leaves it alone; if this process dies, its lease runs out and the
 * worker answers. Whoever stops listening stops the model: what it had said is kept and says that it was broken off, so
 * that the transcript holds what was read and nobody pays for words that nobody reads. When it had said nothing yet, the
 * question is left to the worker: it came from somebody who still waits, on a line that broke.
 *
 * @throws AppError 409 while the message before this one, or this one itself, is being answered
 */
export const createConverse =
  (deps: WebchatDeps): Converse =>
  async ({ known, text, clientMsgId, traceId, signal, onDelta, ...who }) => {
    const { db, channel, log } = deps
    const visitor = visitorOf(channel, who)
    await openPage(db, channel, visitor)
    const before = await lookBefore(db, visitor, clientMsgId)
    if (before.repeated) return repeatedOutcome(db, before.repeated, onDelta)
    const gate = holdBack(onDelta)
    const stopper = stopperOf(signal)
    const ask = () => {
      const question = { ...questionOf(visitor, text), history: before.history, traceId, known }
      const answering = deps.answer(question, { onDelta: gate.push, signal: stopper.signal })
      // Whoever needs the answer waits for it; of one that nobody needs nobody wants to hear.
      answering.catch((error: unknown) => log.debug({ err: error, traceId }, 'A visitor was not answered.'))
      return answering
    }
    const early = before.isBots && !asksForPerson(text) ? ask() : undefined
    try {
      const stored = await storeQuestion(deps, visitor, { text, clientMsgId, traceId })
      if (stored.isRepeated) return await repeatedOutcome(db, stored, onDelta)
      if (!stored.turn) return await outcomeOf(db, stored, onDelta)
      gate.open()
      const kept = await answerTurn(deps, { turn: stored.turn, answering: early ?? ask(), said: gate.said })
      if (!kept) return await outcomeOf(db, stored, onDelta)
      return { kind: 'answered', answered: kept.answered, messageId: messageId(stored.sessionId, kept.seq) }
    } finally {
      stopper.stop()
    }
  }

const questionOf = ({ botId, endUserId }: Visitor, text: string) => ({ botId, text, customer: endUserId })
