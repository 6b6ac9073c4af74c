import type { Db, Handle } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { audit } from '../../audit/index.ts'
import { refusal } from '../commands/refusal.ts'
import type { SessionInfo } from '../contract.ts'
import { presentSession } from '../reading/present.ts'
import type { Draft } from './draft.ts'
import { lock } from './load.ts'
import { save } from './save.ts'
import type { Actor } from './transitions.ts'

/**
 * One command on one session, in a transaction that locks the session before anything else. What `work` throws is the
 * refusal, and then nothing has happened; a session that it leaves as it was is not written.
 * @throws AppError 40401 when there is no such session
 */
export const command = (
  db: Db,
  sessionId: string,
  work: (tx: Handle, draft: Draft) => Promise<void>,
): Promise<SessionInfo> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft) throw refusal(40401)
    await work(tx, draft)
    if (draft.changes.length > 0) await save(tx, [draft])
    return presentSession(draft.session)
  })

/** @throws AppError for what `giveTo` refuses */
export function assertGiven<T extends object>(
  given: T | 'full' | 'unknown' | 'wrong_state',
  csId: string,
): asserts given is T {
  if (given === 'full') throw refusal(40003)
  if (given === 'unknown') throw new AppError(40000, 400, `csId ${csId} 不是可接待的坐席`)
  if (given === 'wrong_state') throw refusal(40001)
}

/** The line in the audit log that an act on somebody else's session leaves. */
export const auditForced = (
  tx: Handle,
  { session }: Draft,
  { id, ip }: Actor,
  action: `session.${string}`,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  audit(tx, { actor: { type: 'agent', id }, action, target: { type: 'session', id: session.id }, details, ip })
