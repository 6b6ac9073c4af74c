import { type Handle, sql } from '../../../platform/db.ts'
import { addChange, type Draft } from '../state/draft.ts'
import { presentTransfer, type Transfer, transferColumns } from './rows.ts'

export interface Ending {
  readonly status: 'accepted' | 'declined' | 'cancelled' | 'expired'
  readonly by?: string | undefined
  readonly answer?: string | undefined
}

const told = {
  declined: 'transfer_declined',
  cancelled: 'transfer_cancelled',
  expired: 'transfer_expired',
} as const

/** Ends the request that is open on a locked session, if there is one; an accepted one is told as the transfer itself. */
export async function endTransfer(tx: Handle, draft: Draft, { status, by, answer }: Ending): Promise<void> {
  const ended = await tx.one<Transfer>(sql`
    update session_transfers t set status = ${status}, answered_by = ${by ?? null}, answer = ${answer ?? null},
      answered_at = now()
    where t.session_id = ${draft.session.id} and t.status = 'requested' returning ${transferColumns}`)
  if (!ended || status === 'accepted') return
  addChange(draft, { kind: told[status], data: presentTransfer(ended) })
}
