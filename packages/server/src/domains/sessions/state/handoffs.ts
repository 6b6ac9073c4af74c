import { type Handle, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import type { Draft, Handoff } from './draft.ts'

/** What bots tell the people who go on; of each session the newest. */
export async function keepHandoffs(tx: Handle, drafts: readonly Draft[]): Promise<void> {
  const all = drafts.flatMap(({ session, handoff }) => (handoff ? [{ sessionId: session.id, ...handoff }] : []))
  if (all.length === 0) return
  await tx.run(sql`
    insert into session_handoffs (session_id, reason, summary)
    select * from unnest(${texts(all.map((h) => h.sessionId))}, ${texts(all.map((h) => h.reason))},
      ${texts(all.map((h) => h.summary))})
    on conflict (session_id) do update set reason = excluded.reason, summary = excluded.summary, at = now()`)
}

/** Of the newest time that the bot gave the session away. */
export const findHandoff = (db: Handle, sessionId: string): Promise<Handoff | undefined> =>
  db.one<Handoff>(sql`select reason, summary from session_handoffs where session_id = ${sessionId}`)
