import { Agent } from 'node:http'
import { cpuMsOf } from '../cpu.ts'
import { median, percentile, round } from '../stats.ts'
import { openWorld } from '../world.ts'
import { ask } from './ask.ts'
import { type Candidate, startCandidates } from './candidates.ts'

export interface StreamSizes {
  readonly rounds: number
  /** Questions one after the other, for the time to the first word of a model that has it at once. */
  readonly questions: number
  /** As many of a model that thinks first, as every real one does. */
  readonly thought: number
  /** Answers at once, for the chunks a second. */
  readonly atOnce: number
  /** Of each of those answers; the desk cuts answers of 8 000 characters. */
  readonly chunks: number
}

interface Figure {
  readonly name: string
  readonly firstP50Ms: number
  readonly firstP99Ms: number
  /** Of a model that thinks before its first word, without its thinking. */
  readonly thoughtP50Ms: number
  readonly chunksPerSecond: number
  /** By the core of whoever is in the middle, so that a busy client does not hide what it could do. */
  readonly cpuMicrosPerChunk: number
}

/** Shorter than any model that is in use. */
const thinkMs = 50

/** The same answers of the same fake model: asked directly, through a bare relay, and through the desk. */
export async function benchStream(sizes: StreamSizes): Promise<void> {
  const { rounds, questions, atOnce, chunks } = sizes
  console.log(`${rounds} rounds of ${questions} questions alone, then ${atOnce} at once of ${chunks} chunks each.`)
  const world = await openWorld()
  try {
    const { candidates, stop } = await startCandidates(world, atOnce)
    for (const candidate of candidates) await measure(candidate, { ...sizes, questions: 20, thought: 5 })
    const runs: Figure[] = []
    for (let nth = 0; nth < rounds; nth++)
      for (const candidate of candidates) runs.push(await measure(candidate, sizes))
    await stop()
    for (const run of runs) console.log(JSON.stringify(run))
    report(candidates.map(({ name }) => medianOf(runs.filter((run) => run.name === name))))
  } finally {
    await world.close()
  }
}

async function measure({ name, pid, place }: Candidate, sizes: StreamSizes): Promise<Figure> {
  const agent = new Agent({ keepAlive: true })
  const waitsFor = async (questions: number, thinkMs: number) => {
    const waits: number[] = []
    for (let n = 0; n < questions; n++)
      waits.push((await ask(place(n % sizes.atOnce), { chunks: 1, thinkMs }, agent)).firstMs)
    return waits
  }
  const waits = await waitsFor(sizes.questions, 0)
  const thought = await waitsFor(sizes.thought, thinkMs)
  const before = pid === undefined ? undefined : cpuMsOf(pid)
  const startedAt = performance.now()
  const answers = Array.from({ length: sizes.atOnce }, (_, n) =>
    ask(place(n), { chunks: sizes.chunks, thinkMs: 0 }, agent),
  )
  const all = (await Promise.all(answers)).reduce((sum, { chunks }) => sum + chunks, 0)
  const ms = performance.now() - startedAt
  const after = pid === undefined ? undefined : cpuMsOf(pid)
  agent.destroy()
  return {
    name,
    firstP50Ms: round(median(waits), 2),
    firstP99Ms: round(percentile(waits, 99), 2),
    thoughtP50Ms: round(median(thought) - thinkMs, 2),
    chunksPerSecond: round((all / ms) * 1_000),
    cpuMicrosPerChunk: round((((after ?? Number.NaN) - (before ?? Number.NaN)) * 1_000) / all, 2),
  }
}

function report(figures: readonly Figure[]): void {
  console.table(figures)
  const direct = figures.find(({ name }) => name === 'direct')
  const relay = figures.find(({ name }) => name === 'relay')
  if (!direct || !relay) return
  for (const figure of figures.filter((one) => one !== direct)) {
    const { name, firstP50Ms, thoughtP50Ms, chunksPerSecond, cpuMicrosPerChunk } = figure
    console.log(
      JSON.stringify({
        name,
        addedFirstP50Ms: round(firstP50Ms - direct.firstP50Ms, 2),
        addedAfterThoughtP50Ms: round(thoughtP50Ms - direct.thoughtP50Ms, 2),
        chunksToRelay: round(chunksPerSecond / relay.chunksPerSecond, 2),
        cpuToRelay: round(cpuMicrosPerChunk / relay.cpuMicrosPerChunk, 2),
        aims: { addedFirstP50Ms: '≤ 1', chunksToRelay: '≥ 0.75' },
      }),
    )
  }
}

const medianOf = (runs: readonly Figure[]): Figure => ({
  name: runs[0]?.name ?? '',
  firstP50Ms: median(runs.map((run) => run.firstP50Ms)),
  firstP99Ms: median(runs.map((run) => run.firstP99Ms)),
  thoughtP50Ms: median(runs.map((run) => run.thoughtP50Ms)),
  chunksPerSecond: median(runs.map((run) => run.chunksPerSecond)),
  cpuMicrosPerChunk: median(runs.map((run) => run.cpuMicrosPerChunk)),
})
