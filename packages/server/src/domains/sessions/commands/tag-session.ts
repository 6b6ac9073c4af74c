import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { audienceOf, type WithAudience } from '../state/audience.ts'
import { refusal } from './refusal.ts'

/** From now on the session has these tags and no others; its screens are told. */
export async function tagSession(tx: Handle, sessionId: string, tagIds: readonly string[]): Promise<void> {
  const session = await tx.one<WithAudience>(sql`
    update sessions set tag_ids = ${tagIds}, version = version + 1 where id = ${sessionId}
    returning id, status, manual_cs_id as "manualCsId", last_cs_id as "lastCsId"`)
  if (!session) throw refusal(40401)
  await append(tx, [{ kind: 'session_updated', sessionId, ...audienceOf(session), data: {} }])
}
