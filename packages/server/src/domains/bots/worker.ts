import type { Db, Handle } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { type ComposeDeps, compose, missed } from './compose.ts'
import { claimTurn, finishTurn, keepTurn, postponeTurn, type Turn } from './turns.ts'

export interface Answer {
  readonly sessionId: string
  readonly botName: string
  readonly text: string
  readonly missed: boolean
  readonly traceId: string
}

export interface BotsDeps extends ComposeDeps {
  readonly db: Db
  /** Stores the answer in the session, or drops it when the session has left the bot. */
  readonly commitAnswer: (tx: Handle, answer: Answer) => Promise<unknown>
  readonly onCommitted: () => void
}

/** A slow model holds one lane; the others go on. */
const lanes = 4
const renewMs = 5_000
/** A message on which the bot fails this often is one it does not know: the session must not wait for it for ever. */
const maxAttempts = 5

export function startBots(deps: BotsDeps): Worker {
  const stopping = new AbortController()
  const workers = Array.from({ length: lanes }, (_, lane) =>
    startWorker({ name: `bot ${lane}`, log: deps.log, work: () => answerNext(deps, stopping.signal) }),
  )
  return {
    poke: () => workers.forEach((worker) => void worker.poke()),
    idle: async () => void (await Promise.all(workers.map((worker) => worker.idle()))),
    stop: async () => {
      stopping.abort()
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}

async function answerNext(deps: BotsDeps, stopping: AbortSignal): Promise<boolean> {
  const { db, log, onCommitted } = deps
  const turn = await claimTurn(db)
  if (!turn) return false
  // @NOTE a renewal that fails is no error: whoever takes the turn over is told from this worker by the lease's version.
  const renewing = setInterval(() => void keepTurn(db, turn).catch(() => {}), renewMs)
  try {
    await answer(deps, turn, stopping)
    onCommitted()
  } catch (error) {
    log.error({ err: error, traceId: turn.traceId }, `The bot could not answer: ${messageOf(error)}`)
    await postponeTurn(db, turn)
  } finally {
    clearInterval(renewing)
  }
  return true
}

/** The answer and the end of its turn commit together, so that there is never one without the other. */
async function answer(deps: BotsDeps, turn: Turn, stopping: AbortSignal): Promise<void> {
  const { text, missed: unknown } = turn.attempts > maxAttempts ? missed : await compose(deps, turn, stopping)
  const { sessionId, botName, traceId } = turn
  await deps.db.tx(async (tx) => {
    await deps.commitAnswer(tx, { sessionId, botName, text, missed: unknown, traceId })
    await finishTurn(tx, turn)
  })
}
