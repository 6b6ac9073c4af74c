import type { Handling } from '../../../channels/channel.ts'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type Wish, wish } from '../../handling/index.ts'
import { follow } from '../intake/handling.ts'
import { lock } from '../state/load.ts'
import type { Session } from '../state/rows.ts'
import { save } from '../state/save.ts'

/** A session as it was when the remote was asked. */
export interface Asked {
  readonly sessionId: string
  /** Absent: as it is. */
  readonly version?: number
}

/** Brings a session in step with its remote, unless it has gone on since the remote was asked. */
export const followRemote = (db: Db, { sessionId, version }: Asked, now: Handling): Promise<void> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    if (!draft || (version !== undefined && draft.session.version !== version)) return
    const lost = lostWish(draft.session, now)
    if (lost) return wish(tx, [lost])
    await follow(tx, draft, now, { traceId: newId('trc') })
    if (draft.changes.length > 0) await save(tx, [draft])
  })

/** People answer at the remote, and it has not heard that the session waits for one or has one. */
function lostWish(session: Session, now: Handling): Wish | undefined {
  const { mode, status, accountId, customerRef, id: sessionId, manualCsId: staffRef } = session
  if (mode === 'hosted' || now.by !== 'desk' || (status !== 'pending' && status !== 'manual')) return undefined
  const wanted = status === 'manual' ? 'colleague' : 'queue'
  return { accountId, customerRef, sessionId, wanted, staffRef, content: null }
}

export interface Unchecked {
  readonly sessionId: string
  readonly version: number
  readonly accountId: string
  readonly customerRef: string
}

/** Open sessions of the last 48 hours whose remote was not asked for five minutes, the longest first; asked from now on. */
export const claimUnchecked = (db: Handle, accountIds: readonly string[], most: number): Promise<Unchecked[]> =>
  db.rows<Unchecked>(sql`
    update sessions set remote_checked_at = now() where id in (
      select id from sessions
      where status <> 'closed' and account_id = any(${accountIds}) and last_message_at > now() - interval '48 hours'
        and coalesce(remote_checked_at, created_at) < now() - interval '5 minutes'
      order by coalesce(remote_checked_at, created_at) limit ${most} for update skip locked)
    returning id as "sessionId", version, account_id as "accountId", customer_ref as "customerRef"`)
