import { storeFile } from '../../files/index.ts'
import { fileText } from '../../sessions/index.ts'
import type { WebchatDeps } from '../deps.ts'
import type { Visitor } from '../visitor.ts'
import { findPost, type Place } from './find-post.ts'
import { storePost } from './store-post.ts'

export interface FilePost {
  readonly name: string
  readonly bytes: Uint8Array
  readonly clientMsgId?: string | undefined
  readonly traceId: string
}

/** The file first, which nothing holds yet, and then the message that holds it. Of a repeated one nothing is stored again. */
export async function postFile(
  deps: WebchatDeps,
  visitor: Visitor,
  { name, bytes, clientMsgId, traceId }: FilePost,
): Promise<Place> {
  const { db } = deps
  const before = await findPost(db, visitor, clientMsgId)
  if (before) return before
  const file = await storeFile(db, { name, bytes, createdBy: visitor.endUserId })
  const post = { text: fileText(file.kind, file.name), file, clientMsgId, traceId }
  const stored = await db.tx((tx) => storePost(tx, deps, visitor, post))
  deps.onCommitted()
  return stored
}
