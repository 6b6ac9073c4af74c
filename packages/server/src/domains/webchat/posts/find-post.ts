import { type Handle, sql } from '../../../platform/db.ts'
import type { Visitor } from '../visitor.ts'

/** A message by its place. */
export interface Place {
  readonly sessionId: string
  readonly seq: number
}

/** What the visitor has posted under this id of theirs before. */
export const findPost = (
  db: Handle,
  { accountId, endUserId }: Visitor,
  clientMsgId: string | undefined,
): Promise<Place | undefined> =>
  clientMsgId === undefined
    ? Promise.resolve(undefined)
    : db.one<Place>(sql`
        select session_id as "sessionId", seq from web_posts
        where account_id = ${accountId} and customer_ref = ${endUserId} and client_msg_id = ${clientMsgId}`)

export const keepPost = (
  tx: Handle,
  { accountId, endUserId }: Visitor,
  clientMsgId: string,
  { sessionId, seq }: Place,
) =>
  tx.run(sql`
    insert into web_posts (account_id, customer_ref, client_msg_id, session_id, seq)
    values (${accountId}, ${endUserId}, ${clientMsgId}, ${sessionId}, ${seq})`)

const atOnce = 1_000

/** Whoever has not repeated a message for a week does not do so any more. */
export async function sweepPosts(db: Handle): Promise<void> {
  let swept = atOnce
  while (swept === atOnce) {
    swept = await db.run(sql`
      delete from web_posts where (account_id, customer_ref, client_msg_id) in (
        select account_id, customer_ref, client_msg_id from web_posts where at < now() - interval '7 days'
        limit ${atOnce})`)
  }
}
