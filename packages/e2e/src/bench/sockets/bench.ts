import { cpus } from 'node:os'
import { cpuMsOf } from '../cpu.ts'
import { startFile } from '../processes.ts'
import { median, round } from '../stats.ts'
import type { ClientOptions } from './client.ts'

export interface SocketsBench {
  readonly sockets: number
  readonly rounds: number
  readonly bursts: number
}

interface Figure {
  readonly name: string
  readonly kbPerSocket: number
  readonly deliveriesPerSecond: number
  /** By the server's own core, so that a busy client does not hide what the server could do. */
  readonly cpuMicrosPerDelivery: number
}

interface Candidate {
  readonly name: string
  readonly file: URL
  readonly args?: readonly string[]
  readonly client: Pick<ClientOptions, 'path' | 'hello'>
}

const ofDesk = { path: '/ws/cs/agent{n}?as=agent{n}' }
const candidates: readonly Candidate[] = [
  { name: 'desk', file: new URL('./serve-feed.ts', import.meta.url), args: ['1'], client: ofDesk },
  { name: 'desk, pages of ten', file: new URL('./serve-feed.ts', import.meta.url), args: ['10'], client: ofDesk },
  { name: 'ws', file: new URL('./serve-ws.ts', import.meta.url), client: { path: '/' } },
  {
    name: 'socket.io',
    file: new URL('./serve-socket-io.ts', import.meta.url),
    client: { path: '/socket.io/?EIO=4&transport=websocket', hello: '40' },
  },
]

const burst = 10

/** Many idle sockets and one message to all of them: the desk's own, `ws` alone, and socket.io, one after the other. */
export async function benchSockets(options: SocketsBench): Promise<void> {
  console.log(`${options.sockets} sockets, ${options.rounds} rounds of ${options.bursts} × ${burst} messages to all.`)
  const runs: Figure[] = []
  for (let nth = 0; nth < options.rounds; nth++) {
    for (const candidate of candidates) runs.push(await measure(candidate, options))
  }
  const figures = candidates.map(({ name }) => medianOf(runs.filter((run) => run.name === name)))
  console.table(figures)
  for (const run of runs) console.log(JSON.stringify(run))
  const [desk, pages, ws, io] = figures
  if (!desk || !pages || !ws || !io) return
  const ratio = (a: number, b: number) => round(a / b, 2)
  console.log(
    JSON.stringify({
      sockets: options.sockets,
      memoryToWs: ratio(desk.kbPerSocket, ws.kbPerSocket),
      memoryToSocketIo: ratio(desk.kbPerSocket, io.kbPerSocket),
      deliveriesToWs: ratio(desk.deliveriesPerSecond, ws.deliveriesPerSecond),
      deliveriesToSocketIo: ratio(desk.deliveriesPerSecond, io.deliveriesPerSecond),
      pagesToWs: ratio(pages.deliveriesPerSecond, ws.deliveriesPerSecond),
      pagesToSocketIo: ratio(pages.deliveriesPerSecond, io.deliveriesPerSecond),
      cpuToWs: ratio(desk.cpuMicrosPerDelivery, ws.cpuMicrosPerDelivery),
      cpuToSocketIo: ratio(desk.cpuMicrosPerDelivery, io.cpuMicrosPerDelivery),
      aims: { memoryToWs: '≤ 1.5', deliveriesToWs: '≥ 1.2', deliveriesToSocketIo: '≥ 1.5' },
    }),
  )
}

async function measure(
  { name, file, args = [], client }: Candidate,
  { sockets, bursts }: SocketsBench,
): Promise<Figure> {
  const [serverCore, clientCore] = cpus().length > 1 ? [1, 0] : [undefined, undefined]
  const server = startFile(file, args, {}, serverCore)
  const port = Number((await server.line(/^ready/)).split(' ')[1])
  const memory = async () => {
    server.say('memory\n')
    return Number((await server.line(/^memory/)).split(' ')[1])
  }
  const before = await memory()
  const options: ClientOptions = { ...client, port, sockets }
  const clients = startFile(new URL('./client.ts', import.meta.url), [JSON.stringify(options)], {}, clientCore)
  try {
    await clients.line(/^connected/)
    const bytes = (await memory()) - before
    const tell = async () => {
      clients.say(`expect ${sockets * burst}\n`)
      await clients.line(/^expecting/)
      server.say(`publish ${burst}\n`)
      await clients.line(/^got/)
    }
    await tell()
    const cpu = cpuMsOf(server.pid) ?? Number.NaN
    const startedAt = performance.now()
    for (let n = 0; n < bursts; n++) await tell()
    const ms = performance.now() - startedAt
    const deliveries = sockets * burst * bursts
    return {
      name,
      kbPerSocket: round(bytes / sockets / 1_024, 2),
      deliveriesPerSecond: round((deliveries / ms) * 1_000),
      cpuMicrosPerDelivery: round((((cpuMsOf(server.pid) ?? Number.NaN) - cpu) * 1_000) / deliveries, 2),
    }
  } finally {
    await clients.stop()
    await server.stop()
  }
}

const medianOf = (runs: readonly Figure[]): Figure => ({
  name: runs[0]?.name ?? '',
  kbPerSocket: median(runs.map((run) => run.kbPerSocket)),
  deliveriesPerSecond: median(runs.map((run) => run.deliveriesPerSecond)),
  cpuMicrosPerDelivery: median(runs.map((run) => run.cpuMicrosPerDelivery)),
})
