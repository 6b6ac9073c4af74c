import { type Answered, finishTurn, type Turn } from '../../bots/index.ts'
import { commitBotAnswer } from '../../sessions/index.ts'
import type { WebchatDeps } from '../deps.ts'
import { keepSources } from './keep-sources.ts'

type Kept = Pick<Answered, 'text' | 'missed' | 'sources' | 'handoff'>

/**
 * The answer, what it was made from and the end of its turn, in one transaction. Returns its place; undefined when it was
 * dropped or became a handoff alone. Throws when the turn is somebody else's by now.
 */
export async function keepAnswer(
  { db, textBytes, queueLines, onCommitted }: WebchatDeps,
  turn: Turn,
  { text, missed, sources, handoff }: Kept,
): Promise<number | undefined> {
  const { sessionId, botName, traceId } = turn
  const seq = await db.tx(async (tx) => {
    const answer = { sessionId, botName, text, missed, traceId, ...(handoff && { handoff }) }
    const committed = await commitBotAnswer(tx, answer, textBytes, queueLines)
    await finishTurn(tx, turn)
    return committed ? keepSources(tx, { sessionId, traceId, sources }) : undefined
  })
  onCommitted()
  return seq
}
