import type { Db } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SessionInfo } from '../contract.ts'
import { presentSession } from '../reading/present.ts'
import { noticeFor } from '../sending/notices.ts'
import { giveTo } from '../state/assignee.ts'
import { assertGiven, auditForced } from '../state/command.ts'
import { addMessage } from '../state/draft.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import { refusal } from './refusal.ts'
import { tellAccepted } from './take-over.ts'

export interface Accept {
  readonly sessionId: string
  /** Who asks. */
  readonly actorId: string
  /** Whose session it becomes. */
  readonly csId: string
  readonly idempotencyKey?: string | undefined
  readonly ip?: string | undefined
}

/** T06. Of many who accept at once the row lock lets one through; the others read `manual` and are refused. */
export const accept = (db: Db, { sessionId, actorId, csId, idempotencyKey, ip }: Accept): Promise<SessionInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session } = draft
    const repeated = idempotencyKey !== undefined && session.acceptKey === idempotencyKey && session.manualCsId === csId
    if (repeated) return presentSession(session)
    if (session.status === 'manual' && session.manualCsId !== csId) throw refusal(40002)
    if (session.status !== 'pending') throw refusal(40001)
    const actor = { type: 'agent', id: actorId, ip } as const
    const agent = await giveTo(tx, draft, { transition: 'T06', csId, actor })
    assertGiven(agent, csId)
    session.acceptKey = idempotencyKey ?? null
    tellAccepted(draft, agent.name)
    if (actorId !== csId) await auditForced(tx, draft, actor, 'session.assign', { to: csId })
    addMessage(draft, { sender: 'system', content: noticeFor(draft).accepted(agent.name), traceId: newId('trc') })
    await save(tx, [draft])
    return presentSession(session)
  })
