import { type Handle, sql } from '../../platform/db.ts'
import type { FileInfo } from './contract.ts'
import { kindOf } from './sniff.ts'

/** Undefined for a file that is not complete, or whose message was taken back. */
export async function findFile(db: Handle, fileId: string): Promise<FileInfo | undefined> {
  const found = await findUploaded(db, fileId)
  if (!found) return undefined
  const { createdBy: _, ...file } = found
  return file
}

/** The same, with the id of the agent who uploaded it. */
export async function findUploaded(db: Handle, fileId: string) {
  const row = await db.one<Omit<FileInfo, 'kind'> & { createdBy: string | null }>(sql`
    select id as "fileId", name, mime, size, created_by as "createdBy" from files
    where id = ${fileId} and stored_at is not null and withdrawn_at is null`)
  return row && { ...row, kind: kindOf(row.mime) }
}

/** Part by part, so that a slow reader holds one part and no connection. */
export async function* partsOf(db: Handle, fileId: string): AsyncGenerator<Buffer> {
  for (let nth = 0; ; nth++) {
    const part = await db.one<{ content: Buffer }>(
      sql`select content from file_parts where file_id = ${fileId} and nth = ${nth}`,
    )
    if (!part) return
    yield part.content
  }
}

export interface FileBytes {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** The whole file in memory, for whoever sends it. */
export async function readFile(db: Handle, fileId: string): Promise<FileBytes | undefined> {
  const file = await findFile(db, fileId)
  if (!file) return undefined
  const parts: Buffer[] = []
  for await (const part of partsOf(db, fileId)) parts.push(part)
  return { name: file.name, mime: file.mime, bytes: Buffer.concat(parts) }
}
