import { randomUUID } from 'node:crypto'
import { type Handle, sql } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { indexOf, indexVersion } from './index-columns.ts'
import { ownSetOf } from './own-set.ts'

export interface NewFaq {
  readonly question: string
  readonly answer: string
}

/** Adds entries to a bot's own set; they can be found from the commit on. */
export async function addFaqs(tx: Handle, botId: string, faqs: readonly NewFaq[]): Promise<void> {
  await addEntries(tx, await ownSetOf(tx, botId), faqs)
}

/** Returns the ids, in the order of the entries. */
export async function addEntries(tx: Handle, setId: string, faqs: readonly NewFaq[]): Promise<string[]> {
  if (faqs.length === 0) return []
  const ids = faqs.map(() => randomUUID())
  const indexed = faqs.map(indexOf)
  await tx.run(sql`
    insert into knowledge_entries (id, set_id, question, answer, words, grams, index_version, created_at)
    select id, ${setId}, question, answer, words::tsvector, grams::tsvector, ${indexVersion},
      now() + nth * interval '1 microsecond'
    from unnest(${texts(ids)}, ${texts(faqs.map((f) => f.question))}, ${texts(faqs.map((f) => f.answer))},
      ${texts(indexed.map((i) => i.words))}, ${texts(indexed.map((i) => i.grams))})
      with ordinality as f (id, question, answer, words, grams, nth)`)
  return ids
}
