import { type Handle, sql } from '../../../platform/db.ts'
import { findPost, type Place } from '../posts/find-post.ts'
import type { Visitor } from '../visitor.ts'

export interface Before {
  /** As far as one can tell before it is stored: nobody has the conversation but the bot. */
  readonly isBots: boolean
  /** What was said so far in it, oldest first. The server's own: what a request says about it is not asked. */
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[]
  readonly repeated: Place | undefined
}

interface Row {
  readonly status: string
  readonly said: readonly { readonly by: string; readonly content: string }[] | null
}

const remembered = 20
const rememberedChars = 8_000

/** One look, since the first word of the answer waits for it. */
export async function lookBefore(db: Handle, visitor: Visitor, clientMsgId: string | undefined): Promise<Before> {
  const { accountId, endUserId } = visitor
  const [repeated, row] = await Promise.all([
    findPost(db, visitor, clientMsgId),
    db.one<Row>(sql`
      select s.status, (
        select json_agg(json_build_object('by', m.sender_type, 'content', m.content) order by m.seq) from (
          select seq, sender_type, content from messages
          where session_id = s.id and sender_type is not null and recalled_at is null
          order by seq desc limit ${remembered}) m) as said
      from customer_identities i join sessions s on s.id = i.session_id
      where i.account_id = ${accountId} and i.customer_ref = ${endUserId}`),
  ])
  const status = row?.status ?? 'closed'
  const history = status === 'closed' ? [] : newest(row?.said ?? [])
  return { isBots: status === 'ai' || status === 'closed', history, repeated }
}

function newest(said: NonNullable<Row['said']>): Before['history'] {
  let chars = 0
  const kept = [...said].reverse().filter(({ content }) => {
    chars += content.length
    return chars <= rememberedChars
  })
  return kept.reverse().map(({ by, content }) => ({ role: by === 'customer' ? 'user' : 'assistant', content }))
}
