import { type Db, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import type { Embedder } from './embedder.ts'

const batch = 16
const withinMs = 20_000
const chars = 2_000

interface Row {
  readonly id: string
  readonly text: string
}

/** Gives entries the embedding of the model that is set now; until then, and when it fails, they are found without. */
export const startEmbedding = (db: Db, log: Log, embedder: Embedder, share: () => number): Worker =>
  startWorker({ name: 'embedding', log, everyMs: 30_000, share, work: () => embedSome(db, embedder) })

async function embedSome(db: Db, { model, embed }: Embedder): Promise<boolean> {
  const rows = await db.rows<Row>(sql`
    select id, left(question || e'\n' || answer, ${chars}) as text from knowledge_entries
    where embedded_by is distinct from ${model} limit ${batch}`)
  if (rows.length === 0) return false
  const vectors = await embed(
    rows.map(({ text }) => text),
    withinMs,
  )
  // What was changed meanwhile has another text by now.
  await db.run(sql`
    update knowledge_entries e set embedding = v.embedding::float4[], embedded_by = ${model}
    from unnest(${texts(rows.map(({ id }) => id))}, ${texts(rows.map(({ text }) => text))}, ${texts(vectors.map(literal))})
      as v (id, text, embedding)
    where e.id = v.id and left(e.question || e'\n' || e.answer, ${chars}) = v.text`)
  return rows.length === batch
}

export const literal = (vector: readonly number[]): string => `{${vector.join(',')}}`
