import { randomUUID } from 'node:crypto'
import { type Db, sql } from '../../../platform/db.ts'
import { ints, texts } from '../../../platform/sql-lists.ts'
import { indexOf, indexVersion } from '../entries/index-columns.ts'
import { type Import, tellDone } from './claim.ts'
import type { Passage } from './parse/chunk.ts'

const perStep = 20

/** Stores what is missing, a few at a time, each lot with the progress it makes: a killed import goes on behind the last. */
export async function storePassages(
  db: Db,
  work: Import,
  passages: readonly Passage[],
  title: string,
  onStep: () => Promise<void> = async () => {},
): Promise<void> {
  for (let start = work.done; start < passages.length; start += perStep) {
    const some = passages
      .slice(start, start + perStep)
      .map(({ heading, text }) => ({ heading: heading || title, text }))
    const indexed = some.map(({ heading, text }) => indexOf({ question: heading, answer: text, isPassage: true }))
    await db.tx(async (tx) => {
      await tellDone(tx, work, start + some.length)
      await tx.run(sql`
        insert into knowledge_entries (id, set_id, document_id, position, question, answer, words, grams, index_version)
        select id, ${work.setId}, ${work.id}, position, question, answer, words::tsvector, grams::tsvector,
          ${indexVersion}
        from unnest(${texts(some.map(() => randomUUID()))}, ${ints(some.map((_, i) => start + i))},
          ${texts(some.map(({ heading }) => heading))}, ${texts(some.map(({ text }) => text))},
          ${texts(indexed.map(({ words }) => words))}, ${texts(indexed.map(({ grams }) => grams))})
          as p (id, position, question, answer, words, grams)
        on conflict (document_id, position) do nothing`)
    })
    await onStep()
  }
}
