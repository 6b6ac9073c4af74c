import type { Db } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SessionInfo } from '../contract.ts'
import { inviteRating } from '../ratings/invite.ts'
import { presentSession } from '../reading/present.ts'
import { noticeFor } from '../sending/notices.ts'
import { isForced } from '../state/assignee.ts'
import { auditForced, command } from '../state/command.ts'
import { addMessage } from '../state/draft.ts'
import { end } from '../state/end.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import type { Actor } from '../state/transitions.ts'
import { refusal } from './refusal.ts'

export interface Close {
  readonly sessionId: string
  readonly actor: { readonly csId: string; readonly mayForce: boolean; readonly ip?: string | undefined }
}

/** T09, T13, T14. Closing a closed session is no error and tells nobody anything (T18). */
export const close = (db: Db, { sessionId, actor }: Close): Promise<SessionInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    const { session } = draft
    if (session.status === 'closed') return presentSession(session)
    const assignee = session.manualCsId
    if (assignee !== null && assignee !== actor.csId && !actor.mayForce) throw refusal(40301)
    const by = { type: 'agent', id: actor.csId, ip: actor.ip } as const
    if (isForced(draft, by)) await auditForced(tx, draft, by, 'session.close', { from: assignee })
    addMessage(draft, { sender: 'system', content: noticeFor(draft).closed, traceId: newId('trc') })
    await inviteRating(tx, draft)
    if (!(await end(tx, draft, by, 'agent'))) throw refusal(40001)
    await save(tx, [draft])
    return presentSession(session)
  })

export interface CloseBySystem {
  readonly sessionId: string
  readonly actor: Actor
  /** `idle`, `timeout`, …; told to screens and kept. */
  readonly reason: string
  /** Instead of the usual closing line. */
  readonly text?: string | undefined
}

/**
 * T09, T13, T14 by a timer.
 * @throws AppError 40401, 40001 when it is closed already
 */
export const closeBySystem = (db: Db, { sessionId, actor, reason, text }: CloseBySystem): Promise<SessionInfo> =>
  command(db, sessionId, async (tx, draft) => {
    if (draft.session.status === 'closed') throw refusal(40001)
    addMessage(draft, { sender: 'system', content: text ?? noticeFor(draft).closed, traceId: newId('trc') })
    if (!(await end(tx, draft, actor, reason))) throw refusal(40001)
  })
