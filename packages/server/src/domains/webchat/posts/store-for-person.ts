import type { WebchatDeps } from '../deps.ts'
import { refusal } from '../refusal.ts'
import type { Visitor } from '../visitor.ts'
import { type Post, type Stored, storePost } from './store-post.ts'

/**
 * Stores what is meant for a person. The bot is asked where its answer can be streamed.
 * @throws AppError 409 when the bot has the conversation, and then nothing is stored
 */
export async function storeForPerson(deps: WebchatDeps, visitor: Visitor, post: Post): Promise<Stored> {
  const stored = await deps.db.tx(async (tx) => {
    const stored = await storePost(tx, deps, visitor, post)
    if (!stored.isRepeated && stored.status === 'ai') throw refusal('with_the_bot')
    return stored
  })
  if (!stored.isRepeated) deps.onCommitted()
  return stored
}
