import { type Db, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { lock } from '../state/load.ts'
import { save } from '../state/save.ts'
import { endTransfer } from './end.ts'

export interface ExpiryDeps {
  readonly db: Db
  readonly log: Log
  readonly onCommitted: () => void
}

const most = 50

/** Who did not answer in time is asked no longer, and the session stays with whoever has it. Every node may do it. */
export const startTransferExpiry = ({ db, log, onCommitted }: ExpiryDeps): Worker =>
  startWorker({
    name: 'transfer expiry',
    log,
    async work() {
      const due = await db.rows<{ sessionId: string }>(sql`
        select session_id as "sessionId" from session_transfers
        where status = 'requested' and expires_at <= now() order by expires_at limit ${most}`)
      for (const { sessionId } of due) await expire(db, sessionId)
      if (due.length > 0) onCommitted()
      return due.length === most
    },
  })

/** By the time the session is locked somebody may have answered, and somebody else been asked. */
const expire = (db: Db, sessionId: string): Promise<void> =>
  db.tx(async (tx) => {
    const draft = await lock(tx, sessionId)
    const isDue = await tx.one(sql`
      select 1 from session_transfers
      where session_id = ${sessionId} and status = 'requested' and expires_at <= now()`)
    if (!draft || !isDue) return
    await endTransfer(tx, draft, { status: 'expired' })
    await save(tx, [draft])
  })
