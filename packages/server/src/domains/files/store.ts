import { createHash } from 'node:crypto'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { FileInfo } from './contract.ts'
import { cleanName, nameFor } from './name.ts'
import { kindOf, sniff } from './sniff.ts'

export interface NewFile {
  readonly name: string | undefined
  readonly bytes: Uint8Array
  readonly createdBy?: string
}

/** Each part is a statement of its own: the feed never waits for a whole file. */
const partBytes = 512 * 1024

/** Stores a file that nothing holds yet: link it, or it goes after a day. */
export async function storeFile(db: Db, { name: given, bytes, createdBy }: NewFile): Promise<FileInfo> {
  const mime = sniff(bytes)
  const kind = kindOf(mime)
  const name = cleanName(given) ?? nameFor(kind, mime)
  const fileId = newId('fil')
  const size = bytes.byteLength
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.run(sql`
    insert into files (id, name, mime, size, sha256, created_by)
    values (${fileId}, ${name}, ${mime}, ${size}, ${sha256}, ${createdBy ?? null})`)
  for (let nth = 0; nth * partBytes < size; nth++) {
    const part = Buffer.from(bytes.subarray(nth * partBytes, (nth + 1) * partBytes))
    await db.run(sql`insert into file_parts (file_id, nth, content) values (${fileId}, ${nth}, ${part})`)
  }
  await db.run(sql`update files set stored_at = now() where id = ${fileId}`)
  return { fileId, kind, name, size, mime }
}

/** From now on a message holds it; false when there is no such file. */
export async function linkFile(tx: Handle, fileId: string): Promise<boolean> {
  const linked = await tx.run(sql`
    update files set linked_at = coalesce(linked_at, now())
    where id = ${fileId} and stored_at is not null and withdrawn_at is null`)
  return linked === 1
}

/** Its message was taken back: nobody gets to see it any more, also if it is still on its way. */
export async function withdrawFile(tx: Handle, of: FileOf): Promise<void> {
  if (of.fileId !== undefined) await tx.run(sql`update files set withdrawn_at = now() where id = ${of.fileId}`)
  await tx.run(sql`delete from file_fetches where session_id = ${of.sessionId} and seq = ${of.seq}`)
}

interface FileOf {
  readonly sessionId: string
  readonly seq: number
  readonly fileId: string | undefined
}
