import { type Handle, sql } from '../../../platform/db.ts'
import type { Found } from './found.ts'

type Source = Pick<Found, 'kind' | 'title' | 'url'>

/** What passages are of: the file or page that a reader may want to see whole. */
export async function sourcesOf(db: Handle, documentIds: readonly string[]): Promise<Map<string, Source>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db.rows<{ id: string; kind: 'document' | 'page'; title: string; url: string | null }>(sql`
    select id, kind, name as title, url from knowledge_documents where id = any(${documentIds})`)
  return new Map(rows.map(({ id, kind, title, url }) => [id, { kind, title, ...(url !== null && { url }) }]))
}
