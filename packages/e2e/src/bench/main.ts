import { cpus } from 'node:os'
import { benchDirectory } from './directory/bench.ts'
import { benchIntake, type Figure } from './intake.ts'
import { benchLatency } from './latency.ts'
import { round } from './stats.ts'
import { openWorld } from './world.ts'

const smoke = process.argv.includes('--smoke')
const options = smoke
  ? { messages: 1_000, rounds: 1, connections: 64, customers: 20 }
  : { messages: 40_000, rounds: 3, connections: 64, customers: 500 }
const pace = smoke ? { perSecond: 100, seconds: 3, customers: 20 } : { perSecond: 200, seconds: 30, customers: 200 }

const [cpu] = cpus()
console.log(`Machine: ${cpus().length} × ${cpu?.model}, Node ${process.version}, embedded PostgreSQL, fsync on.`)
if (process.argv.includes('directory')) {
  await benchDirectory(smoke ? { members: 2_000, departments: 100 } : { members: 100_000, departments: 5_000 })
  process.exit(0)
}
console.log(
  `Load: our own generator (packages/e2e/src/bench/load.ts), ${options.connections} connections, closed loop.`,
)
const world = await openWorld()
try {
  const figures = await benchIntake(world, options, (run) => console.log(JSON.stringify(run)))
  console.table(figures)
  printRatios(figures)
  const latency = await benchLatency(world, pace)
  console.log(`Callback to frame at ${pace.perSecond}/s: ${JSON.stringify(latency)}`)
  if (latency.missing > 0) throw new Error(`${latency.missing} messages never reached the screen`)
} finally {
  await world.close()
}
process.exit(0)

function printRatios(figures: readonly Figure[]): void {
  const desk = figures.find(({ name }) => name === 'desk')?.perSecond ?? Number.NaN
  for (const { name, perSecond } of figures) {
    if (name !== 'desk') console.log(`desk ÷ ${name}: ${round(desk / perSecond, 2)}`)
  }
}
