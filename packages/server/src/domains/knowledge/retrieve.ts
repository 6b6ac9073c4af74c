import { type Handle, sql } from '../../platform/db.ts'
import { confidence } from './confidence.ts'
import { fuse } from './fuse.ts'
import { gramsOf, wordsOf } from './tokens.ts'

export interface Found {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** 0 to 1: how much of what was asked the entry's question speaks of, and the other way round. */
  readonly confidence: number
}

/** The entries that answer a question, best first; none when nothing reaches the floor. */
export type Retrieve = (botId: string, question: string) => Promise<Found[]>

type Row = Omit<Found, 'confidence'>

const floor = 0.42
const candidates = 20
const most = 3

/** Two looks at the same entries, by words and by character pairs, fused by rank; then measured against the floor. */
export const createRetrieve =
  (db: Handle): Retrieve =>
  async (botId, question) => {
    const words = tsquery(wordsOf(question))
    const grams = tsquery(gramsOf(question))
    if (!grams) return []
    const [byWords, byGrams] = await Promise.all([
      words
        ? db.rows<Row>(sql`
        select id, question, answer from faqs where bot_id = ${botId} and words @@ ${words}::tsquery
        order by ts_rank(words, ${words}::tsquery, 1) desc, id limit ${candidates}`)
        : [],
      db.rows<Row>(sql`
        select id, question, answer from faqs where bot_id = ${botId} and grams @@ ${grams}::tsquery
        order by ts_rank(grams, ${grams}::tsquery, 1) desc, id limit ${candidates}`),
    ])
    return fuse([byWords, byGrams])
      .map((row) => ({ ...row, confidence: confidence(question, row.question) }))
      .filter((found) => found.confidence >= floor)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, most)
  }

/** Any of the tokens, each quoted, so that no text can be an operator. */
const tsquery = (tokens: readonly string[]): string =>
  [...new Set(tokens)].map((token) => `'${token.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' | ')
