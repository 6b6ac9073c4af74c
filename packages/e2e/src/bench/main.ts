import { benchIntake } from './intake.ts'
import { openWorld } from './world.ts'

const smoke = process.argv.includes('--smoke')
const options = smoke
  ? { messages: 2_000, rounds: 1, connections: 64, customers: 50 }
  : { messages: Number(process.env.M ?? 40_000), rounds: Number(process.env.R ?? 3), connections: 64, customers: 500 }
const world = await openWorld()
try {
  const figures = await benchIntake(world, options, (run) => console.log(JSON.stringify(run)))
  console.table(figures)
} finally {
  await world.close()
}
process.exit(0)
