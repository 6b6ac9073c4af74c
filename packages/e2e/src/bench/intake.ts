import { cpuMsOf } from './cpu.ts'
import { type BenchDesk, count, handOver, startDesk, until } from './desk.ts'
import type { LoadOptions, LoadResult } from './load.ts'
import { startFile } from './processes.ts'
import { median, round } from './stats.ts'
import { agentId, keys, type World } from './world.ts'

export interface IntakeOptions {
  readonly messages: number
  readonly rounds: number
  readonly connections: number
  readonly customers: number
}

export interface Figure {
  readonly name: string
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly serverCpuUs: number | undefined
  readonly postgresCpuUs: number | undefined
  readonly generatorCpuUs: number
}

const ceilings = ['insert-per-request', 'batched', 'fastify-batched'] as const
let nextMsgId = 1

/** The desk and the raw servers, in turn, several rounds in one run; the median of each. */
export async function benchIntake(
  world: World,
  options: IntakeOptions,
  onRun: (figure: Figure) => void,
): Promise<Figure[]> {
  const desk = await startDesk(world, 0)
  await handOver(world, desk, options.customers)
  const runs: Figure[] = []
  const add = (figure: Figure) => {
    onRun(figure)
    runs.push(figure)
  }
  await runDesk(world, desk, { ...options, messages: Math.ceil(options.messages / 4) })
  for (let i = 0; i < options.rounds; i++) {
    for (const name of ceilings) add(await runCeiling(world, name, options))
    add(await runDesk(world, desk, options))
  }
  await desk.process.stop()
  return ['desk', ...ceilings].map((name) => middle(runs.filter((run) => run.name === name)))
}

async function runDesk(world: World, desk: BenchDesk, options: IntakeOptions): Promise<Figure> {
  const before = await count(world, 'changes')
  const committedAt = async () => {
    await until(async () => (await count(world, 'changes')) >= before + options.messages, 10)
    return Date.now()
  }
  return measure(world, 'desk', desk.process.pid, desk.port, options, committedAt)
}

async function runCeiling(world: World, name: string, options: IntakeOptions): Promise<Figure> {
  const file = new URL('./ceilings/server.ts', import.meta.url)
  const server = startFile(file, [JSON.stringify({ name, databaseUrl: world.rawUrl, keys })], {}, 0)
  const port = Number((await server.line(/^ready/)).split(' ')[1])
  try {
    return await measure(world, name, server.pid, port, options, async (load) => load.answeredAt)
  } finally {
    await server.stop()
  }
}

async function measure(
  world: World,
  name: string,
  pid: number,
  port: number,
  { messages, connections, customers }: IntakeOptions,
  doneAt: (load: LoadResult) => Promise<number>,
): Promise<Figure> {
  const firstMsgId = nextMsgId
  nextMsgId += messages
  const load: LoadOptions = {
    port,
    keys,
    agentId,
    connections,
    messages,
    customers,
    firstMsgId,
    text: '打印机又连不上了，帮我看一下',
  }
  const generator = startFile(new URL('./load.ts', import.meta.url), [JSON.stringify(load)], {}, 1)
  await generator.line(/^ready/)
  const server = cpuMsOf(pid)
  const postgres = cpuMsOf(world.postgresPid)
  generator.say('go\n')
  const result: LoadResult = JSON.parse(await generator.line(/^\{/))
  const end = await doneAt(result)
  if (result.refused > 0) throw new Error(`${name} refused ${result.refused} of ${messages} requests`)
  const perMessage = (after: number | undefined, before: number | undefined) =>
    after === undefined || before === undefined ? undefined : round(((after - before) * 1_000) / messages, 1)
  return {
    name,
    perSecond: round(messages / ((end - result.startedAt) / 1_000)),
    p50Ms: round(result.p50Ms, 2),
    p99Ms: round(result.p99Ms, 2),
    serverCpuUs: perMessage(cpuMsOf(pid), server),
    postgresCpuUs: perMessage(cpuMsOf(world.postgresPid), postgres),
    generatorCpuUs: round((result.cpuMs * 1_000) / messages, 1),
  }
}

function middle(runs: readonly Figure[]): Figure {
  const [first] = runs
  if (!first) throw new Error('no run')
  const of = (pick: (run: Figure) => number | undefined) => median(runs.map((run) => pick(run) ?? Number.NaN))
  return {
    name: first.name,
    perSecond: of((r) => r.perSecond),
    p50Ms: of((r) => r.p50Ms),
    p99Ms: of((r) => r.p99Ms),
    serverCpuUs: of((r) => r.serverCpuUs),
    postgresCpuUs: of((r) => r.postgresCpuUs),
    generatorCpuUs: of((r) => r.generatorCpuUs),
  }
}
