import type { Db, Handle } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import type { Retrieve } from '../knowledge/index.ts'
import { compose } from './compose.ts'
import type { Model } from './model.ts'
import { claimTurn, finishTurn, keepTurn, postponeTurn, type Turn } from './turns.ts'

export interface Answer {
  readonly sessionId: string
  readonly botName: string
  readonly text: string
  readonly missed: boolean
  readonly traceId: string
}

export interface BotsDeps {
  readonly db: Db
  readonly log: Log
  readonly retrieve: Retrieve
  readonly model: Model | undefined
  /** Stores the answer in the session, or drops it when the session has left the bot. */
  readonly commitAnswer: (tx: Handle, answer: Answer) => Promise<unknown>
  readonly onCommitted: () => void
}

/** A slow model holds one lane; the others go on. */
const lanes = 4
const renewMs = 5_000

export function startBots(deps: BotsDeps): Worker {
  const workers = Array.from({ length: lanes }, (_, lane) =>
    startWorker({ name: `bot ${lane}`, log: deps.log, work: () => answerNext(deps) }),
  )
  return {
    poke: () => workers.forEach((worker) => void worker.poke()),
    idle: async () => void (await Promise.all(workers.map((worker) => worker.idle()))),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}

async function answerNext(deps: BotsDeps): Promise<boolean> {
  const { db, log, commitAnswer, onCommitted } = deps
  const turn = await claimTurn(db)
  if (!turn) return false
  const renewing = setInterval(() => void keepTurn(db, turn).catch(() => {}), renewMs)
  try {
    const { text, missed } = await compose(deps, turn)
    const { sessionId, botName, traceId } = turn
    await db.tx(async (tx) => {
      await commitAnswer(tx, { sessionId, botName, text, missed, traceId })
      await finishTurn(tx, turn)
    })
    onCommitted()
  } catch (error) {
    log.error({ err: error, traceId: turn.traceId }, `The bot could not answer: ${messageOf(error)}`)
    await postponeTurn(db, turn)
  } finally {
    clearInterval(renewing)
  }
  return true
}

export type { Turn }
