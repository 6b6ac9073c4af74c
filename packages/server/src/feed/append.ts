import { type Handle, sql } from '../platform/db.ts'
import { jsons, texts } from '../platform/sql-lists.ts'

/** A fact about a session, as the domain that owns it tells it. `data` and `session` go to screens as they are. */
export interface NewChange {
  readonly kind: string
  readonly sessionId: string
  /** The agent the session belongs to at this moment, if any. */
  readonly assignee?: string | undefined
  readonly data: unknown
  readonly session: unknown
}

export type AppendChange = (tx: Handle, changes: readonly NewChange[]) => Promise<void>

/** Written in the transaction of the fact itself; readers see it when that commits. */
export const append: AppendChange = async (tx, changes) => {
  if (changes.length === 0) return
  await tx.run(sql`
    insert into changes (kind, session_id, assignee, data, session)
    select * from unnest(
      ${texts(changes.map((c) => c.kind))}, ${texts(changes.map((c) => c.sessionId))},
      ${texts(changes.map((c) => c.assignee ?? null))},
      ${jsons(changes.map((c) => c.data))}, ${jsons(changes.map((c) => c.session))})`)
}
