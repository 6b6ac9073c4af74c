import { type Handle, type Sql, sql } from '../../platform/db.ts'

/** Whose answer is awaited, and who served them to the end. */
export interface Asked {
  readonly sessionId: string
  readonly csId: string
}

/** Notes that the customer is asked; false when the desk does not ask. Asked again, the newest answer counts. */
export const askRating = async (tx: Handle, { sessionId, csId }: Asked): Promise<boolean> =>
  (await tx.run(sql`
    insert into surveys (session_id, cs_id) select ${sessionId}, ${csId} from survey_settings where enabled
    on conflict (session_id) do update set cs_id = excluded.cs_id, asked_at = now(), answered_at = null`)) > 0

/** Keeps an answer of the day after the question, the first one; false when none is awaited. */
export const keepRating = async (
  tx: Handle,
  sessionId: string,
  rating: number,
  at: Date,
  comment?: string,
): Promise<boolean> =>
  (await tx.run(sql`
    with answered as (
      update surveys set answered_at = now()
      where session_id = ${sessionId} and answered_at is null and asked_at > ${at}::timestamptz - interval '24 hours'
      returning session_id, cs_id)
    insert into session_ratings (session_id, cs_id, rating, comment)
      select session_id, cs_id, ${rating}::int, ${comment ?? null} from answered
    on conflict (session_id) do update set cs_id = excluded.cs_id, rating = excluded.rating, comment = excluded.comment,
      at = excluded.at`)) > 0

/** Is an answer to the question of how they were served awaited from the customer? Of `session_id`. */
export const isRatingAwaited = (sessionId: Sql): Sql => sql`
  exists (select from surveys v where v.session_id = ${sessionId} and v.answered_at is null
    and v.asked_at > now() - interval '24 hours')`

export async function findRating(db: Handle, sessionId: string): Promise<number | undefined> {
  const row = await db.one<{ rating: number }>(sql`
    select rating from session_ratings where session_id = ${sessionId}`)
  return row?.rating
}
