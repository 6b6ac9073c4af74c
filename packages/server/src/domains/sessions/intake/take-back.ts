import { type Handle, sql } from '../../../platform/db.ts'
import { lockNewestOf } from '../state/load.ts'
import { type Hidden, hiddenColumns, hide } from './hide.ts'
import type { Of } from './said.ts'

/** A customer took a message back: its text is shown no more, here as there. */
export async function takeBack(tx: Handle, recalls: readonly Of<'recall'>[]): Promise<void> {
  for (const { accountId, item } of recalls) {
    const [draft] = await lockNewestOf(tx, [{ accountId, customerRef: item.customerRef }])
    if (!draft) continue
    const { session } = draft
    const recalled = await tx.one<Hidden>(sql`
      update messages set recalled_at = now()
      where session_id in (${session.id}, ${session.previousSessionId}) and remote_key = ${item.recalledKey}
        and sender_type = 'customer' and recalled_at is null
      returning ${hiddenColumns}`)
    if (recalled) await hide(tx, draft, recalled)
  }
}
