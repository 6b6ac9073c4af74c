import { endTokens } from '../../feed/index.ts'
import { type Db, sql } from '../../platform/db.ts'
import { sweepSignIn } from '../access/index.ts'

/** Expired tokens and codes let nobody in, and what a token opened ends with it; after a day they only take room. */
export async function sweepTokens(db: Db): Promise<void> {
  await db.run(
    endTokens(sql`
      select a.user_id, t.id from staff_tokens t join agents a on a.id = t.agent_id
      where t.expires_at between now() - interval '1 hour' and now()`),
  )
  await db.run(sql`delete from staff_tokens where expires_at < now() - interval '1 day'`)
  await db.run(sql`delete from one_time_codes where expires_at < now()`)
  await sweepSignIn(db)
}
