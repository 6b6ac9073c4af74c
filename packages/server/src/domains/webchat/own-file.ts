import { type Db, sql } from '../../platform/db.ts'
import type { FileInfo } from '../files/contract.ts'
import { findFile } from '../files/index.ts'
import { isForVisitor, sessionsOf } from './conversation/messages.ts'
import type { Visitor } from './visitor.ts'

/** A file of a message that the visitor is shown; of every other file there is none, whatever its id. */
export async function findOwnFile(db: Db, visitor: Visitor, fileId: string): Promise<FileInfo | undefined> {
  if (!/^fil_\w{1,40}$/.test(fileId)) return undefined
  const held = await db.one(sql`
    select 1 from ${sessionsOf(visitor)} join messages m on m.session_id = s.id
    where m.media is not null and m.media->>'fileId' = ${fileId} and m.recalled_at is null and ${isForVisitor} limit 1`)
  return held ? findFile(db, fileId) : undefined
}
