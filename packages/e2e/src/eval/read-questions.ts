import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface KnownEntry {
  readonly question: string
  readonly answer: string
}

export interface Asked {
  readonly text: string
  /** The question of the entry that answers it; absent when none does. */
  readonly expected?: string
}

export interface QuestionSet {
  readonly entries: readonly KnownEntry[]
  readonly asked: readonly Asked[]
}

/**
 * Every `.md` file of a folder: `# ` begins an entry, the lines below are its answer, `- ` is what somebody asks who means it.
 * Questions before the first entry of a file have no answer in the base.
 */
export async function readQuestions(folder: string): Promise<QuestionSet> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const sets = await Promise.all(names.map(async (name) => parseQuestions(await readFile(join(folder, name), 'utf8'))))
  return { entries: sets.flatMap((set) => set.entries), asked: sets.flatMap((set) => set.asked) }
}

function parseQuestions(text: string): QuestionSet {
  const [head = '', ...rest] = `\n${text}`.split('\n# ')
  const blocks = rest.map((block) => {
    const [question = '', ...lines] = block.split('\n').map((line) => line.trim())
    const answer = lines.filter((line) => line && !line.startsWith('- ')).join('\n')
    return { question, answer, asked: questionsIn(lines) }
  })
  return {
    entries: blocks.map(({ question, answer }) => ({ question, answer })),
    asked: [
      ...questionsIn(head.split('\n')).map((asked) => ({ text: asked })),
      ...blocks.flatMap(({ question, asked }) => asked.map((one) => ({ text: one, expected: question }))),
    ],
  }
}

const questionsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim())

export type Half = 'tuning' | 'test'

/** By its text alone, so that a question never changes sides and nobody chooses. */
export const halfOf = ({ text }: Asked): Half =>
  (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'test'
