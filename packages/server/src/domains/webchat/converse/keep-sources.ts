import { type Handle, sql } from '../../../platform/db.ts'
import type { Source } from '../../bots/index.ts'

export interface Sourced {
  readonly sessionId: string
  readonly traceId: string
  readonly sources?: readonly Source[] | undefined
}

/** In the transaction of an answer: what it was made from stands beside it. Returns the place of the answer, if there is one. */
export async function keepSources(
  tx: Handle,
  { sessionId, traceId, sources = [] }: Sourced,
): Promise<number | undefined> {
  const answer = await tx.one<{ seq: number }>(sql`
    select seq from messages where session_id = ${sessionId} and sender_type = 'ai' and trace_id = ${traceId}
    order by seq desc limit 1`)
  if (answer && sources.length > 0)
    await tx.run(sql`
      insert into answer_sources (session_id, seq, sources)
      values (${sessionId}, ${answer.seq}, ${JSON.stringify(sources)}::json) on conflict do nothing`)
  return answer?.seq
}
