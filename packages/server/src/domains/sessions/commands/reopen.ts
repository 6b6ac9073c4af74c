import type { Db, Handle } from '../../../platform/db.ts'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { TakeOptions } from '../../agents/index.ts'
import type { SessionInfo } from '../contract.ts'
import { tellReopened } from '../intake/reopened.ts'
import { noticeFor } from '../sending/notices.ts'
import { windowRefusal, windowText } from '../sending/reply-window.ts'
import { giveTo } from '../state/assignee.ts'
import { assertGiven, auditForced, command } from '../state/command.ts'
import { addMessage } from '../state/draft.ts'
import type { Session } from '../state/rows.ts'
import type { Actor } from '../state/transitions.ts'
import { refusal } from './refusal.ts'

export interface Reopen extends TakeOptions {
  readonly sessionId: string
  readonly actor: Actor & { readonly id: string }
  readonly reason?: string | undefined
}

/**
 * T17. The agent who had it last, or a supervisor, goes on with a closed session; it becomes theirs.
 * @throws AppError 40401, 40001 (open, or the customer has a newer session), 40301, 40004, 40003
 */
export const reopen = (db: Db, { sessionId, actor, reason = 'staff', overload }: Reopen): Promise<SessionInfo> =>
  command(db, sessionId, async (tx, draft) => {
    const { session, now } = draft
    if (session.status !== 'closed') throw refusal(40001)
    const wasTheirs = session.lastCsId === actor.id
    if (!wasTheirs && !actor.mayForce) throw refusal(40301)
    if (await isFollowed(tx, session)) throw refusal(40001, '该客户已有更新的会话，请在新会话中继续')
    const refused = windowRefusal(session, now)
    if (refused) throw refusal(40004, windowText(refused, session))
    if (!wasTheirs) await auditForced(tx, draft, actor, 'session.reopen', { last: session.lastCsId, reason })
    const given = await giveTo(tx, draft, { transition: 'T17', csId: actor.id, actor, reason, overload })
    assertGiven(given, actor.id)
    tellReopened(draft, actor, reason)
    addMessage(draft, { sender: 'system', content: noticeFor(draft).accepted(given.name), traceId: newId('trc') })
  })

/** What the customer writes goes to their newest session: an older one cannot be open beside it. */
const isFollowed = async (tx: Handle, { id, accountId, customerRef }: Session): Promise<boolean> =>
  (await tx.one(sql`
    select 1 from customer_identities
    where account_id = ${accountId} and customer_ref = ${customerRef} and session_id = ${id}`)) === undefined
