import { type Handle, type Sql, sql } from '../platform/db.ts'
import { ints, jsons, texts } from '../platform/sql-lists.ts'

/** A fact about a session, in few bytes: what screens are shown of it is put together when there is someone to see it. */
export interface NewChange {
  readonly kind: string
  readonly sessionId: string
  /** The agent the session belongs to at this moment, if any. */
  readonly assignee?: string | undefined
  /** The state it is in, where that decides who may see the change; absent: as the assignee tells. */
  readonly phase?: string | undefined
  /** The place in the session of the message it is about. */
  readonly seq?: number | undefined
  readonly data?: unknown
}

export type AppendChange = (tx: Handle, changes: readonly NewChange[]) => Promise<void>

/** Written in the transaction of the fact itself; readers see it when that commits. */
export const append: AppendChange = async (tx, changes) => {
  if (changes.length === 0) return
  await tx.run(sql`
    insert into changes (kind, session_id, assignee, phase, seq, data)
    select * from unnest(
      ${texts(changes.map((c) => c.kind))}, ${texts(changes.map((c) => c.sessionId))},
      ${texts(changes.map((c) => c.assignee ?? null))}, ${texts(changes.map((c) => c.phase ?? null))},
      ${ints(changes.map((c) => c.seq ?? null))},
      ${jsons(changes.map((c) => c.data))})`)
}

/** The same for rows `kind, session_id, assignee, seq` that are in the database already, as part of a statement. */
export const appendFrom = (rows: Sql): Sql => sql`insert into changes (kind, session_id, assignee, seq) ${rows}`
