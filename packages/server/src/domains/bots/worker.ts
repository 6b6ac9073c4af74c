import type { Db, Handle } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import type { AnswerQuestion, Handoff, Said, Source } from './answering/answering.ts'
import { textsOf } from './answering/texts.ts'
import { claimTurn, finishTurn, giveBackTurn, keepTurn, postponeTurn, type Turn } from './turns.ts'

export interface Answer {
  readonly sessionId: string
  readonly botName: string
  readonly text: string
  readonly missed: boolean
  readonly handoff?: Handoff | undefined
  readonly sources?: readonly Source[]
  readonly traceId: string
}

export interface BotsDeps {
  readonly db: Db
  readonly log: Log
  readonly answer: AnswerQuestion
  /** What was said in the session before the message of this trace. */
  readonly historyOf: (sessionId: string, traceId: string) => Promise<readonly Said[]>
  /** Stores the answer in the session, or drops it when the session has left the bot. */
  readonly commitAnswer: (tx: Handle, answer: Answer) => Promise<unknown>
  readonly onCommitted: () => void
}

/** Answers under way at once: most of their time they wait for a model. */
const atOnce = 16
const renewMs = 5_000
/** A message on which the bot fails this often is one it does not know: the session must not wait for it for ever. */
const maxAttempts = 5

/** One who takes turns, and many who answer: a slow model holds up its own customers only. */
export function startBots(deps: BotsDeps): Worker {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const taker = startWorker({
    name: 'bots',
    log: deps.log,
    async work() {
      if (underWay.size >= atOnce) await Promise.race(underWay)
      const turn = await claimTurn(deps.db)
      if (!turn) return false
      const answering = answerTurn(deps, turn, stopping.signal).finally(() => {
        underWay.delete(answering)
        // The next message of the session may be answered now.
        taker.poke()
      })
      underWay.add(answering)
      return true
    },
  })
  return {
    poke: taker.poke,
    async idle() {
      do {
        await Promise.all(underWay)
        await taker.idle()
      } while (underWay.size > 0)
    },
    async stop() {
      stopping.abort()
      await taker.stop()
      await Promise.all(underWay)
    },
  }
}

/** Never throws: what fails is tried again later, here or elsewhere. */
async function answerTurn(deps: BotsDeps, turn: Turn, stopping: AbortSignal): Promise<void> {
  const { db, log, onCommitted } = deps
  // @NOTE a renewal that fails is no error: whoever takes the turn over is told from this worker by the lease's version.
  const renewing = setInterval(() => void keepTurn(db, turn).catch(() => {}), renewMs)
  try {
    await answer(deps, turn, stopping)
    onCommitted()
  } catch (error) {
    const isOurs = !stopping.aborted
    if (isOurs) log.error({ err: error, traceId: turn.traceId }, `The bot could not answer: ${messageOf(error)}`)
    // @NOTE without a database the lease ends by itself.
    await (isOurs ? postponeTurn(db, turn) : giveBackTurn(db, turn)).catch(() => {})
  } finally {
    clearInterval(renewing)
  }
}

/** The answer and the end of its turn commit together, so that there is never one without the other. */
async function answer(deps: BotsDeps, turn: Turn, stopping: AbortSignal): Promise<void> {
  const { text, missed, handoff, sources } = turn.attempts > maxAttempts ? givenUp : await compose(deps, turn, stopping)
  const { sessionId, botName, traceId } = turn
  await deps.db.tx(async (tx) => {
    await deps.commitAnswer(tx, { sessionId, botName, text, missed, handoff, sources, traceId })
    await finishTurn(tx, turn)
  })
}

type Composed = Pick<Answer, 'text' | 'missed' | 'handoff'> & { readonly sources: readonly Source[] }

const givenUp: Composed = { text: textsOf('zh-CN').missed, missed: true, sources: [] }

/** Nothing is streamed here, so what breaks off is never read by anybody. */
async function compose(
  { answer: ask, historyOf }: BotsDeps,
  { sessionId, botId, customerId, content, traceId }: Turn,
  signal: AbortSignal,
): Promise<Composed> {
  const history = await historyOf(sessionId, traceId)
  return ask({ botId, text: content, history, traceId, customer: customerId }, { signal })
}
