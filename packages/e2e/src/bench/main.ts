import { cpus } from 'node:os'
import { benchAcceptRace } from './accept-race/bench.ts'
import { benchCalls } from './calls/bench.ts'
import { benchCommits } from './ceilings/commits.ts'
import { benchDirectory } from './directory/bench.ts'
import { benchIntake, type Figure } from './intake.ts'
import { benchLatency } from './latency.ts'
import { benchList } from './list/bench.ts'
import { listSizesFrom } from './list/options.ts'
import { benchSockets } from './sockets/bench.ts'
import { round } from './stats.ts'
import { benchStream } from './stream/bench.ts'
import { openWorld } from './world.ts'

const smoke = process.argv.includes('--smoke')
const options = smoke
  ? { messages: 1_000, rounds: 1, connections: 64, customers: 20 }
  : { messages: 40_000, rounds: 3, connections: 64, customers: 500 }
const pace = smoke
  ? { perSecond: 100, warmSeconds: 0, seconds: 3, customers: 20 }
  : { perSecond: 200, warmSeconds: 10, seconds: 30, customers: 200 }

const [cpu] = cpus()
console.log(`Machine: ${cpus().length} × ${cpu?.model}, Node ${process.version}, embedded PostgreSQL, fsync on.`)
if (process.argv.includes('accept-race')) {
  await benchAcceptRace(smoke ? { sessions: 100, agents: 20 } : { sessions: 2_000, agents: 20 })
  process.exit(0)
}
if (process.argv.includes('list')) {
  await benchList(listSizesFrom(process.argv))
  process.exit(0)
}
if (process.argv.includes('directory')) {
  await benchDirectory(smoke ? { members: 2_000, departments: 100 } : { members: 100_000, departments: 5_000 })
  process.exit(0)
}
if (process.argv.includes('calls')) {
  const whole = { records: 200_000, rounds: 3, reported: 1_000_000, calls: 200 }
  await benchCalls(smoke ? { records: 4_000, rounds: 1, reported: 20_000, calls: 20 } : whole)
  process.exit(0)
}
if (process.argv.includes('stream')) {
  await benchStream(
    smoke
      ? { rounds: 1, questions: 20, thought: 5, atOnce: 4, chunks: 200 }
      : { rounds: 5, questions: 300, thought: 40, atOnce: 16, chunks: 3_000 },
  )
  process.exit(0)
}
if (process.argv.includes('sockets')) {
  const sockets = Number(process.argv[process.argv.indexOf('--sockets') + 1]) || (smoke ? 200 : 10_000)
  await benchSockets({ sockets, rounds: smoke ? 1 : 3, bursts: smoke ? 5 : 10 })
  process.exit(0)
}
console.log(
  `Load: our own generator (packages/e2e/src/bench/load.ts), ${options.connections} connections, closed loop.`,
)
const world = await openWorld()
try {
  const commits = await benchCommits(world.rawUrl, pace)
  console.log(`One row and its commit at ${pace.perSecond}/s: ${JSON.stringify(commits)}`)
  await measureLatency('Callback to frame')
  const figures = await benchIntake(world, options, (run) => console.log(JSON.stringify(run)))
  console.table(figures)
  printRatios(figures)
  await measureLatency('The same while all these are being made findable')
} finally {
  await world.close()
}
process.exit(0)

async function measureLatency(what: string): Promise<void> {
  const latency = await benchLatency(world, pace)
  console.log(`${what} at ${pace.perSecond}/s: ${JSON.stringify(latency)}`)
  if (latency.missing > 0) throw new Error(`${latency.missing} messages never reached the screen`)
}

function printRatios(figures: readonly Figure[]): void {
  const desk = figures.find(({ name }) => name === 'desk')?.perSecond ?? Number.NaN
  for (const { name, perSecond } of figures) {
    if (name !== 'desk') console.log(`desk ÷ ${name}: ${round(desk / perSecond, 2)}`)
  }
}
