import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDb, sql } from '@yingda/server/platform/db.ts'
import { createLog } from '@yingda/server/platform/log.ts'
import { migrate } from '@yingda/server/platform/migrate.ts'
import { startPostgres } from '@yingda/server/platform/postgres/index.ts'
import { addFaqs, createRetrieve } from '../../../server/src/domains/knowledge/index.ts'
import { openBaselines } from './baselines.ts'
import { type Asked, type Half, halfOf, readQuestions } from './read-questions.ts'
import { breachesOf, printScores } from './report.ts'
import { type Answered, type Score, scoreOf } from './score.ts'

/**
 * `npm run eval [folder] [--all] [--misses]`: what retrieval finds of a set of questions, beside plain full-text search.
 * The figures are of the test half; `--half tuning` is for changing things, `--all` for a set that nothing was tuned on.
 */
const args = process.argv.slice(2)
const halves: readonly Half[] = ['tuning', 'test']
const all = args.includes('--all')
const half = halves.find((name) => args[args.indexOf('--half') + 1] === name) ?? 'test'
const given = args.find((arg, nth) => !arg.startsWith('--') && args[nth - 1] !== '--half')
const set = await readQuestions(given ?? fileURLToPath(new URL('questions', import.meta.url)))
const asked = all ? set.asked : set.asked.filter((question) => halfOf(question) === half)
const ours = 'Yingda'

const folder = await mkdtemp(join(tmpdir(), 'yingda-eval-'))
await chmod(folder, 0o711)
const postgres = await startPostgres({ dataDir: folder, log: createLog('warn'), settings: { fsync: 'off' } })
await migrate(postgres.url)
const db = openDb({ url: postgres.url, max: 5 })
const plain = await openBaselines(postgres.url, set.entries)
const botId = 'evaluated'
try {
  await db.run(sql`insert into bots (id, name) values (${botId}, ${botId})`)
  await addFaqs(db, botId, set.entries)
  const retrieve = createRetrieve(db)
  const times: number[] = []
  const answers = await answer(asked, async (question) => {
    const from = performance.now()
    const found = await retrieve(botId, question)
    times.push(performance.now() - from)
    return found.map((entry) => entry.question)
  })
  const scores = new Map<string, Score>([[ours, scoreOf(answers)]])
  for (const { name, rank } of plain.baselines) scores.set(name, scoreOf(await answer(asked, rank)))
  console.log(`${set.entries.length} entries, ${asked.length} questions${all ? '' : ` of the ${half} half`}`)
  printScores(scores)
  const median = times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
  console.log(`median ${median.toFixed(1)} ms a question`)
  if (args.includes('--misses')) printMisses(answers)
  const breaches = breachesOf(scores, ours)
  console.log(breaches.length === 0 ? 'eval: every aim reached' : `eval: ${breaches.join('; ')}`)
  process.exitCode = breaches.length === 0 ? 0 : 1
} finally {
  await plain.close()
  await db.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

async function answer(questions: readonly Asked[], find: (question: string) => Promise<string[]>): Promise<Answered[]> {
  const answers: Answered[] = []
  for (const question of questions) answers.push({ asked: question, found: await find(question.text) })
  return answers
}

function printMisses(answers: readonly Answered[]): void {
  for (const { asked, found } of answers) {
    if (found[0] !== asked.expected) {
      console.log(`${asked.text} → ${found[0] ?? 'refused'}  (${asked.expected ?? 'to be refused'})`)
    }
  }
}
