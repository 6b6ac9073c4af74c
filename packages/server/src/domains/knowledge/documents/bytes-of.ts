import { type Db, sql } from '../../../platform/db.ts'
import type { Outbound } from '../../../platform/outbound/index.ts'
import type { Import, ImportFormat } from './claim.ts'
import { formatOfMime } from './format-of.ts'
import { Unreadable } from './parse/unreadable.ts'

export interface Held {
  readonly format: ImportFormat
  readonly bytes: Uint8Array
}

/** What is to be read. A page is fetched once and kept, so that an import which goes on later reads the same. */
export async function bytesOf(db: Db, outbound: Outbound, work: Import): Promise<Held> {
  const held = await db.one<{ bytes: Buffer }>(sql`
    select bytes from knowledge_document_bytes where document_id = ${work.id}`)
  if (held) return { format: work.format, bytes: held.bytes }
  if (work.url === null) throw new Unreadable('unreadable')
  const page = await fetchPage(outbound, work.url)
  await db.tx(async (tx) => {
    await tx.run(sql`
      insert into knowledge_document_bytes (document_id, bytes) values (${work.id}, ${Buffer.from(page.bytes)})
      on conflict (document_id) do update set bytes = excluded.bytes`)
    await tx.run(sql`
      update knowledge_documents set format = ${page.format}, size = ${page.bytes.byteLength} where id = ${work.id}`)
  })
  return page
}

/** The remote answered, but not with something to read; trying again may help only when it says so. */
export class PageRefused extends Error {
  readonly retry: boolean
  constructor(status: number) {
    super(`The page answered ${status}.`)
    this.retry = status === 429 || status >= 500
  }
}

async function fetchPage(outbound: Outbound, url: string): Promise<Held> {
  const response = await outbound(url, {
    headers: { accept: 'text/html, text/plain, application/pdf;q=0.9, */*;q=0.1' },
  })
  const format = formatOfMime(response.headers.get('content-type'))
  if (!response.ok || !format) {
    await response.body?.cancel()
    if (response.ok) throw new Unreadable('unreadable')
    throw new PageRefused(response.status)
  }
  return { format, bytes: new Uint8Array(await response.arrayBuffer()) }
}
