import { csvMark, csvRows } from '../../../platform/csv.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { answerMaxChars, type CsvImported, csvMaxRows, questionMaxChars } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { NewFaq } from './add.ts'
import { trimmed } from './entries.ts'
import { readCsv } from './read-csv.ts'

/** @throws 400 when it is no CSV of pairs. */
export const assertCsv = (bytes: Uint8Array): void => void pairsOf(bytes)

interface Pairs {
  readonly pairs: readonly NewFaq[]
  readonly refused: CsvImported['refused']
}

export const pairsOf = (bytes: Uint8Array): Pairs => pairsIn(readCsv(new TextDecoder().decode(bytes)))

const columnNames = { question: ['question', '问题', '问'], answer: ['answer', '答案', '回答', '答'] }

function pairsIn([head = [], ...rows]: string[][]): Pairs {
  const place = (names: readonly string[]) => head.findIndex((name) => names.includes(name.trim().toLowerCase()))
  const [question, answer] = [place(columnNames.question), place(columnNames.answer)]
  if (question < 0 || answer < 0) throw refusal('bad_csv')
  if (rows.length > csvMaxRows) throw refusal('too_many_rows')
  const pairs = new Map<string, NewFaq>()
  const refused: { row: number; reason: string }[] = []
  for (const [index, cells] of rows.entries()) {
    const pair = trimmed({ question: cells[question] ?? '', answer: cells[answer] ?? '' })
    const reason = problemOf(pair)
    // Rows are counted as a spreadsheet does, the names being the first.
    if (reason) refused.push({ row: index + 2, reason })
    else pairs.set(pair.question, pair)
  }
  return { pairs: [...pairs.values()], refused }
}

function problemOf({ question, answer }: NewFaq): string | undefined {
  if (!question || !answer) return '问题或答案为空'
  if (question.length > questionMaxChars) return `问题超过 ${questionMaxChars} 字`
  if (answer.length > answerMaxChars) return `答案超过 ${answerMaxChars} 字`
  return undefined
}

const perRead = 500

/** The pairs of a set as CSV, oldest first, read a few hundred at a time. */
export async function* exportCsv(db: Handle, setId: string): AsyncGenerator<string> {
  yield csvMark + csvRows([['question', 'answer']])
  let last = { at: '-infinity', id: '' }
  while (true) {
    const rows = await db.rows<NewFaq & { at: string; id: string }>(sql`
      select id, question, answer, created_at::text as at from knowledge_entries
      where set_id = ${setId} and document_id is null and (created_at, id) > (${last.at}::timestamptz, ${last.id})
      order by created_at, id limit ${perRead}`)
    if (rows.length > 0) yield csvRows(rows.map(({ question, answer }) => [question, answer]))
    const end = rows.at(-1)
    if (!end || rows.length < perRead) return
    last = end
  }
}
