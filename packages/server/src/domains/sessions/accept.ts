import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { takeLoad } from '../agents/index.ts'
import type { SessionInfo } from './contract.ts'
import { addChange, addMessage, move } from './draft.ts'
import { lock } from './load.ts'
import { notice } from './notices.ts'
import { presentSession } from './present.ts'
import { refusal } from './refusal.ts'
import { save } from './save.ts'

export interface Accept {
  readonly sessionId: string
  /** Who asks. */
  readonly actorId: string
  /** Whose session it becomes. */
  readonly csId: string
  readonly idempotencyKey?: string | undefined
}

/** T06. Of many who accept at once the row lock lets one through; the others read `manual` and are refused. */
export const accept = (db: Db, { sessionId, actorId, csId, idempotencyKey }: Accept): Promise<SessionInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session } = draft
    const repeated = idempotencyKey !== undefined && session.acceptKey === idempotencyKey && session.manualCsId === csId
    if (repeated) return presentSession(session)
    if (session.status === 'manual' && session.manualCsId !== csId) throw refusal(40002)
    if (session.status !== 'pending') throw refusal(40001)
    const agent = await takeLoad(tx, csId)
    if (agent === 'unknown') throw new AppError(40000, 400, `csId ${csId} 不是可接待的坐席`)
    if (agent === 'full') throw refusal(40003)
    if (!move(draft, 'T06', { type: 'agent', id: actorId })) throw refusal(40001)
    session.manualCsId = session.lastCsId = csId
    session.manualCsName = session.lastCsName = agent.name
    session.acceptKey = idempotencyKey ?? null
    const data = { manualCsId: csId, csName: agent.name, acceptedAt: draft.now.toISOString() }
    addChange(draft, { kind: 'session_accepted', data })
    addMessage(draft, { sender: 'system', content: notice.accepted(agent.name), traceId: newId('trc') })
    await save(tx, [draft])
    return presentSession(session)
  })
