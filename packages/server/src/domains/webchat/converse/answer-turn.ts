import { messageOf } from '../../../platform/errors.ts'
import { type Answered, keepTurn, postponeTurn, type Turn } from '../../bots/index.ts'
import type { WebchatDeps } from '../deps.ts'
import { keepAnswer } from './keep-answer.ts'

interface Answering {
  readonly turn: Turn
  readonly answering: Promise<Answered>
  /** What the visitor has read of it so far. */
  readonly said: () => string
}

const renewMs = 5_000
const brokenOff = '（回答已中断）'

/** Undefined when the session has left the bot meanwhile: then the answer is dropped. */
export async function answerTurn(
  deps: WebchatDeps,
  { turn, answering, said }: Answering,
): Promise<{ readonly answered: Answered; readonly seq: number } | undefined> {
  // @NOTE a renewal that fails is no error: whoever takes the turn over is told from us by the lease's version.
  const renewing = setInterval(() => void keepTurn(deps.db, turn).catch(() => {}), renewMs)
  try {
    const answered = await answering.catch(async (error: unknown) => {
      await breakOff(deps, turn, said())
      throw error
    })
    const seq = await keepAnswer(deps, turn, answered)
    return seq === undefined ? undefined : { answered, seq }
  } finally {
    clearInterval(renewing)
  }
}

/** What was read stays, and says that it is no whole answer. Of what nobody has read a word the worker makes one. */
async function breakOff(deps: WebchatDeps, turn: Turn, said: string): Promise<void> {
  try {
    if (said.trim() === '') await postponeTurn(deps.db, turn)
    else await keepAnswer(deps, turn, { text: `${said.trimEnd()}\n\n${brokenOff}`, missed: false, sources: [] })
    deps.onCommitted()
  } catch (error) {
    // The lease runs out, and the worker answers.
    deps.log.warn({ err: error, traceId: turn.traceId }, `A broken off answer was not kept: ${messageOf(error)}`)
  }
}
