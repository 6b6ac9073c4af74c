import pg from 'pg'
import { jieba } from '../../../server/src/domains/knowledge/search/rarity.ts'
import type { KnownEntry } from './read-questions.ts'

type Cut = (text: string) => string[]

const cuts: Readonly<Record<string, Cut>> = {
  words: (text) => jieba.cutForSearch(plain(text), false).filter(isTelling),
  bigrams: (text) =>
    (plain(text).match(/\p{Script=Han}+|[a-z\d]+/gu) ?? []).flatMap((run) =>
      /^[a-z\d]/.test(run) || [...run].length < 2 ? [run] : pairsOf([...run]),
    ),
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
const isTelling = (token: string) => /[\p{L}\p{N}]/u.test(token)
const pairsOf = (characters: readonly string[]) =>
  characters.slice(1).map((character, i) => (characters[i] ?? '') + character)

export interface Baseline {
  readonly name: string
  readonly rank: (question: string) => Promise<string[]>
}

const limit = 20

/** The ranking functions that PostgreSQL has, over the question alone and with the answer at a lower weight. */
const rankings = {
  ts_rank: 'ts_rank(lexemes, $1::tsquery)',
  'ts_rank with length': 'ts_rank(lexemes, $1::tsquery, 1)',
  ts_rank_cd: 'ts_rank_cd(lexemes, $1::tsquery)',
} as const

/** Plain full-text search over the same base, without a threshold, in every way it is usually set up. */
export async function openBaselines(url: string, entries: readonly KnownEntry[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const baselines: Baseline[] = []
  for (const [cutName, cut] of Object.entries(cuts)) {
    for (const field of ['question', 'question and answer'] as const) {
      const table = `baseline_${cutName}_${field.length}`
      await client.query(`create table ${table} (question text, lexemes tsvector)`)
      for (const { question, answer } of entries) {
        await client.query(
          `insert into ${table} select $1, setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'D')`,
          [question, cut(question).join(' '), field === 'question' ? '' : cut(answer).join(' ')],
        )
      }
      for (const [rankName, rank] of Object.entries(rankings)) {
        const statement = `select question from ${table} where lexemes @@ $1::tsquery order by ${rank} desc, question limit ${limit}`
        baselines.push({
          name: `${cutName} of ${field}, ${rankName}`,
          async rank(question) {
            const query = [...new Set(cut(question))].map((token) => `'${token.replaceAll("'", "''")}'`).join(' | ')
            if (!query) return []
            const { rows } = await client.query<{ question: string }>(statement, [query])
            return rows.map((row) => row.question)
          },
        })
      }
    }
  }
  return { baselines, close: () => client.end() }
}
