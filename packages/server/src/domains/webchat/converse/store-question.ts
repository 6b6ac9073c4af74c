import { type Turn, takeTurn } from '../../bots/index.ts'
import type { WebchatDeps } from '../deps.ts'
import { type Post, type Stored, storePost } from '../posts/store-post.ts'
import { refusal } from '../refusal.ts'
import type { Visitor } from '../visitor.ts'

export interface StoredQuestion extends Stored {
  /** Ours to answer; undefined when the bot does not have the conversation. */
  readonly turn: Turn | undefined
}

/**
 * The message and the claim to answer it, in one transaction. One question at a time: while the one before is being
 * answered nothing is stored, and the visitor, or their program, asks again.
 */
export async function storeQuestion(deps: WebchatDeps, visitor: Visitor, post: Post): Promise<StoredQuestion> {
  const stored = await deps.db.tx(async (tx) => {
    const stored = await storePost(tx, deps, visitor, post)
    if (stored.isRepeated || stored.status !== 'ai') return { ...stored, turn: undefined }
    const turn = await takeTurn(tx, stored.sessionId, post.traceId)
    if (!turn) throw refusal('still_answering')
    return { ...stored, turn }
  })
  if (!stored.isRepeated) deps.onCommitted()
  return stored
}
