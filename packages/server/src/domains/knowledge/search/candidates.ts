import { type Handle, sql } from '../../../platform/db.ts'
import { fuse } from './fuse.ts'
import { relatedTo } from './related-words.ts'
import { meaningsOf } from './sayings.ts'
import { anyOf, gramsOf, normal, wordsOf } from './tokens.ts'

export interface Candidate {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly documentId: string | null
}

/** More than a question has. */
const tokens = 60
const ranked = 30
const judged = 40

/** Three looks at the same entries: by words, by characters and sounds, and by what is often said for the words. */
export async function candidatesFor(db: Handle, botId: string, asked: string): Promise<Candidate[]> {
  const said = wordsOf(asked).slice(0, tokens)
  const words = anyOf(said)
  const pieces = anyOf([...new Set([...gramsOf(asked).slice(0, 2 * tokens), ...said])])
  const meant = wordsOf(meaningsOf(normal(asked)).join(' '))
  const near = anyOf(
    [...new Set([...meant, ...said, ...said.flatMap((word) => [...relatedTo(word)])])].slice(0, 2 * tokens),
  )
  const [byWords, byPieces, byNear] = await Promise.all([
    db.rows<Candidate>(sql`
      select id, question, answer, document_id as "documentId" from knowledge_entries
      where set_id in (select sets_of_bot(${botId})) and words @@ ${words}::tsquery
      order by ts_rank(words, ${words}::tsquery) desc, id limit ${ranked}`),
    db.rows<Candidate>(sql`
      select id, question, answer, document_id as "documentId" from knowledge_entries
      where set_id in (select sets_of_bot(${botId})) and grams @@ ${pieces}::tsquery
      order by ts_rank(grams, ${pieces}::tsquery) desc, id limit ${ranked}`),
    near === words
      ? []
      : db.rows<Candidate>(sql`
          select id, question, answer, document_id as "documentId" from knowledge_entries
          where set_id in (select sets_of_bot(${botId})) and grams @@ ${near}::tsquery
          order by ts_rank(grams, ${near}::tsquery) desc, id limit ${ranked}`),
  ])
  return fuse([byWords, byPieces, byNear]).slice(0, judged)
}
