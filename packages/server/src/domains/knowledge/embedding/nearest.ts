import { type Handle, sql } from '../../../platform/db.ts'
import type { Candidate } from '../search/candidates.ts'
import type { Embedder } from './embedder.ts'
import { literal } from './worker.ts'

export interface Near extends Candidate {
  /** The cosine: 1 means the same. */
  readonly nearness: number
}

/** The entries of a bot that mean nearly what was asked, nearest first. */
export type Nearest = (botId: string, asked: string) => Promise<Near[]>

const withinMs = 1_500
const ranked = 20
/** Without pgvector the cosine is worked out by plain SQL, which is too slow for more. */
const comparedPlainly = 1_500

/** A customer waits for the answer, so a slow endpoint is done without. */
export function createNearest(db: Handle, embedder: Embedder, onFailure: (error: unknown) => void): Nearest {
  let hasVectors: boolean | undefined
  const find = async (botId: string, asked: string): Promise<Near[]> => {
    const [vector = []] = await embedder.embed([asked], withinMs)
    hasVectors ??= await hasPgvector(db)
    if (!hasVectors) return plainly(db, botId, embedder.model, vector)
    return byPgvector(db, botId, embedder.model, vector).catch((error: unknown) => {
      // A pgvector that does not understand us is done without from now on.
      hasVectors = false
      onFailure(error)
      return plainly(db, botId, embedder.model, vector)
    })
  }
  return (botId, asked) =>
    find(botId, asked).catch((error: unknown) => {
      onFailure(error)
      return []
    })
}

const hasPgvector = async (db: Handle): Promise<boolean> =>
  (await db.one(sql`select 1 where to_regtype('vector') is not null`)) !== undefined

const byPgvector = (db: Handle, botId: string, model: string, vector: readonly number[]): Promise<Near[]> =>
  db.rows<Near>(sql`
    select id, question, answer, document_id as "documentId",
      1 - (embedding::vector <=> ${literal(vector)}::float4[]::vector) as nearness
    from knowledge_entries
    where set_id in (select sets_of_bot(${botId})) and embedded_by = ${model} and cardinality(embedding) = ${vector.length}
    order by nearness desc, id limit ${ranked}`)

const plainly = (db: Handle, botId: string, model: string, vector: readonly number[]): Promise<Near[]> =>
  db.rows<Near>(sql`
    select id, question, answer, document_id as "documentId", nearness from (
      select id, question, answer, document_id,
        (select sum(a * b) from unnest(embedding, ${literal(vector)}::float4[]) as p (a, b)) as nearness
      from knowledge_entries
      where set_id in (select sets_of_bot(${botId})) and embedded_by = ${model} and cardinality(embedding) = ${vector.length}
      order by document_id is not null, updated_at desc limit ${comparedPlainly}
    ) as compared
    order by nearness desc, id limit ${ranked}`)
