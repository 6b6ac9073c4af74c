import { type Handle, sql } from '../../platform/db.ts'
import { judgeOf } from './confidence.ts'
import { fuse } from './fuse.ts'
import { spreadOf } from './spread.ts'
import { anyOf, gramsOf, termsOf, wordsOf } from './tokens.ts'

export interface Found {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** 0 to 1: how much of what was asked the entry speaks of, and lightly the other way round. */
  readonly confidence: number
}

/** The entries that answer a question, best first; none when nothing reaches the floor. */
export type Retrieve = (botId: string, question: string) => Promise<Found[]>

type Row = Omit<Found, 'confidence'>

/** A little under half of what was asked. What it lets through is measured by retrieve.int.test.ts. */
const floor = 0.43
/** Who writes more than this says in the beginning what it is about. */
const readChars = 240
/** More than a question has. */
const tokens = 60
const ranked = 20
const judged = 15
const most = 3

/** Two looks at the same entries, by words and by characters, fused by rank; the best are measured against the floor. */
export const createRetrieve =
  (db: Handle): Retrieve =>
  async (botId, question) => {
    const asked = question.slice(0, readChars)
    const terms = termsOf(asked)
    if (terms.length === 0) return []
    const words = anyOf(wordsOf(asked).slice(0, tokens))
    const grams = anyOf(gramsOf(asked).slice(0, tokens))
    const [byWords, byGrams, spread] = await Promise.all([
      db.rows<Row>(sql`
        select id, question, answer from faqs where bot_id = ${botId} and words @@ ${words}::tsquery
        order by ts_rank(words, ${words}::tsquery) desc, id limit ${ranked}`),
      db.rows<Row>(sql`
        select id, question, answer from faqs where bot_id = ${botId} and grams @@ ${grams}::tsquery
        order by ts_rank(grams, ${grams}::tsquery) desc, id limit ${ranked}`),
      spreadOf(db, botId, terms.slice(0, tokens)),
    ])
    const candidates = fuse([byWords, byGrams]).slice(0, judged)
    const judge = judgeOf(asked, spread)
    return candidates
      .map((row) => ({ ...row, confidence: judge(row) }))
      .filter((found) => found.confidence >= floor)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, most)
  }
