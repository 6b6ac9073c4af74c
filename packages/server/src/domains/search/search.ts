import type { Handle, Sql } from '../../platform/db.ts'
import { type Candidate, type CandidateQuery, candidates } from './candidates.ts'
import type { MessageSearchQuery } from './contract.ts'
import { normal, wordsOf } from './normal.ts'
import { type Range, rangesOf } from './ranges.ts'

export interface Found {
  readonly sessionId: string
  readonly seq: number
  readonly ranges: readonly Range[]
}

export interface FoundPage {
  readonly found: readonly Found[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

const anything = { channelType: null, csId: null, from: null, to: null }
/** How often one page may go on looking, when what has the grams does not have the words. */
const rounds = 5

/** Messages in which every word of the query occurs, as a part of a word too, newest first. */
export async function searchMessages(
  db: Handle,
  { q, cursor, limit = 50, ...filters }: MessageSearchQuery,
  visible: Sql | undefined,
): Promise<FoundPage> {
  const words = wordsOf(normal(q))
  if (words.length === 0) return { found: [] }
  const query: CandidateQuery = { ...anything, ...filters, words, visible }
  const hits: (Found & { readonly place: number })[] = []
  let before = placeOf(cursor)
  for (let round = 0; round < rounds && hits.length <= limit; round++) {
    const wanted = limit + 1 - hits.length
    const some = await candidates(db, query, before, wanted)
    hits.push(...some.flatMap((candidate) => hitOf(candidate, words)))
    const last = some.at(-1)
    if (!last || some.length < wanted) return pageOf(hits, limit)
    before = last.place
  }
  return pageOf(hits, limit, before)
}

function hitOf({ content, ...place }: Candidate, words: CandidateQuery['words']) {
  const ranges = rangesOf(content, words)
  return ranges ? [{ ...place, ranges }] : []
}

/** `before`: looking ended there, and there may be more. */
function pageOf(hits: readonly (Found & { place: number })[], limit: number, before?: number): FoundPage {
  const found = hits.slice(0, limit)
  const next = hits.length > limit ? found.at(-1)?.place : before
  return { found, ...(next !== undefined && { next: String(next) }) }
}

/** Undefined for what is no cursor of ours: the search begins at the newest. */
const placeOf = (cursor: string | undefined): number | undefined =>
  cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined
