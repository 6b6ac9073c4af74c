import { append } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { type Fetched, presentFile } from '../../files/index.ts'
import { messageId } from '../reading/present.ts'
import { audienceOf, type WithAudience } from '../state/audience.ts'

/** The file of a message has come, or never will: whoever looks at the session is told. */
export async function recordFile(tx: Handle, { sessionId, seq, media }: Fetched): Promise<void> {
  const session = await tx.one<WithAudience>(sql`
    select id, status, manual_cs_id as "manualCsId", last_cs_id as "lastCsId" from sessions where id = ${sessionId} for update`)
  if (!session) return
  await tx.run(sql`
    update messages set media = ${JSON.stringify(media)}::json where session_id = ${sessionId} and seq = ${seq}`)
  const data = { msgId: messageId(sessionId, seq), file: presentFile(media) }
  await append(tx, [{ kind: 'message_file', sessionId, ...audienceOf(session), data }])
}
