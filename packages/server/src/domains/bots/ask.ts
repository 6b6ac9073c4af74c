import { type Handle, sql } from '../../platform/db.ts'
import { texts } from '../../platform/sql-lists.ts'

export interface NewTurn {
  readonly sessionId: string
  readonly botId: string
  readonly content: string
  readonly traceId: string
}

/** A customer message waits for the bot from the moment it is stored: same transaction. */
export async function askBot(tx: Handle, turns: readonly NewTurn[]): Promise<void> {
  if (turns.length === 0) return
  await tx.run(sql`
    insert into bot_turns (session_id, bot_id, content, trace_id)
    select * from unnest(${texts(turns.map((t) => t.sessionId))}, ${texts(turns.map((t) => t.botId))},
      ${texts(turns.map((t) => t.content))}, ${texts(turns.map((t) => t.traceId))})`)
}

/** Of sessions that have left the bot. One that it is answering now is dropped when it has the answer. */
export async function dropTurns(tx: Handle, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await tx.run(sql`
    delete from bot_turns where session_id = any(${sessionIds}) and (lease_until is null or lease_until < now())`)
}
