import { readFileSync } from 'node:fs'
import { type BenchDesk, startDesk, until } from '../desk.ts'
import { startFile } from '../processes.ts'
import { median, round } from '../stats.ts'
import { openWorld, type World } from '../world.ts'
import type { CompanySize } from './company.ts'
import { measureFeedWaits } from './feed-waits.ts'
import { openRawCopy } from './raw-copy.ts'
import { storeOnlySeconds } from './store-only.ts'

interface Figure {
  readonly name: string
  readonly seconds: number
  readonly rowsPerSecond: number
  readonly created: number
  readonly peakMemoryMb: number
  readonly grownMb: number
  readonly walMb: number
  readonly longestFeedWaitMs: number
}

/** A company synced over HTTP by the desk as it runs, twice, beside the same rows by COPY alone. */
export async function benchDirectory(size: CompanySize): Promise<void> {
  console.log(`Company: ${size.members} members in ${size.departments} departments, one request for each department.`)
  const world = await openWorld()
  const wecom = startFile(new URL('./wecom.ts', import.meta.url), [JSON.stringify(size)])
  try {
    const port = (await wecom.line(/^ready/)).split(' ')[1]
    const { raw, stored } = await inTurns(world, size)
    const desk = await startDesk({ ...world, sim: { ...simOf(world), url: `http://127.0.0.1:${port}` } })
    const figures = [await sync(world, desk, 'first sync', size), await sync(world, desk, 'unchanged sync', size)]
    await desk.process.stop()
    console.table(figures)
    console.log(`raw COPY: ${round(raw, 2)} s; without the network: ${round(stored, 2)} s`)
    console.log(`without the network ÷ raw COPY: ${round(stored / raw, 2)}`)
    console.log(`first sync ÷ raw COPY: ${round((figures[0]?.seconds ?? Number.NaN) / raw, 2)}`)
  } finally {
    await wecom.stop()
    await world.close()
  }
}

const rounds = 3

/** COPY and our store one after the other, so that both meet the machine as it is; medians of seconds. */
async function inTurns(world: World, size: CompanySize): Promise<{ raw: number; stored: number }> {
  const copy = await openRawCopy(world, size)
  const seconds: Record<'raw' | 'stored', number[]> = { raw: [], stored: [] }
  for (let round = 0; round < rounds; round += 1) {
    seconds.raw.push(await copy.seconds())
    seconds.stored.push(await storeOnlySeconds(world, size))
  }
  await copy.close()
  console.log(JSON.stringify(seconds))
  return { raw: median(seconds.raw), stored: median(seconds.stored) }
}

/** The desk is told of another WeCom than the world's; callbacks are not wanted. */
const simOf = ({ sim }: World) => Object.assign(Object.create(sim), { setCallbackUrl: () => {} })

async function sync(world: World, desk: BenchDesk, name: string, size: CompanySize): Promise<Figure> {
  const before = await walPosition(world)
  const memory = memoryMb(desk.process.pid)
  const feed = await measureFeedWaits(world, desk)
  const walOfProbes = await walPosition(world)
  const { id } = await call(desk, '/api/directory/sync', {})
  let run = await call(desk, `/api/directory/runs/${id}`)
  await until(async () => {
    run = await call(desk, `/api/directory/runs/${id}`)
    return run.status !== 'running'
  }, 100)
  const { longestMs } = await feed.stop()
  if (run.status !== 'succeeded') throw new Error(`The sync failed: ${run.error}`)
  return {
    name,
    seconds: round(run.elapsed_time, 2),
    rowsPerSecond: round(size.members / run.elapsed_time),
    created: run.user.created,
    peakMemoryMb: memoryMb(desk.process.pid).peak,
    grownMb: memoryMb(desk.process.pid).peak - memory.peak,
    walMb: round(((await walPosition(world)) - Math.min(before, walOfProbes)) / 1e6, 2),
    longestFeedWaitMs: round(longestMs),
  }
}

interface Run {
  readonly id: string
  readonly status: string
  readonly error?: string
  readonly elapsed_time: number
  readonly user: { readonly created: number }
}

const adminTokens = new Map<string, string>()

async function call(desk: BenchDesk, path: string, body?: unknown): Promise<Run> {
  const token = adminTokens.get(desk.url) ?? (await signIn(desk))
  return (await request(`${desk.url}${path}`, body, token)).data
}

async function signIn(desk: BenchDesk): Promise<string> {
  const { data } = await request(`${desk.url}/api/agents/login`, { user_id: 'admin', name: 'admin' })
  adminTokens.set(desk.url, data.token)
  return data.token
}

async function request(url: string, body?: unknown, token?: string): Promise<{ data: Run & { token: string } }> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return response.json()
}

const walPosition = async ({ sql }: World): Promise<number> =>
  Number((await sql.query("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes")).rows[0]?.bytes)

/** Linux; not a number elsewhere. */
function memoryMb(pid: number): { peak: number } {
  try {
    const [, kilobytes = Number.NaN] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { peak: round(Number(kilobytes) / 1_024) }
  } catch {
    // @NOTE no /proc: the figure is left out.
    return { peak: Number.NaN }
  }
}
