import { readFileSync, writeFileSync } from 'node:fs'
import { type BenchDesk, until } from '../desk.ts'
import { round } from '../stats.ts'
import type { World } from '../world.ts'
import type { CompanySize } from './company.ts'
import { measureFeedWaits } from './feed-waits.ts'

export interface Figure {
  readonly name: string
  readonly seconds: number
  readonly rowsPerSecond: number
  readonly created: number
  readonly peakMemoryMb: number
  readonly grownMb: number
  readonly walMb: number
  readonly longestFeedWaitMs: number
}

/** One sync of the whole company, asked for over HTTP, and what it cost. */
export async function syncOnce(world: World, desk: BenchDesk, name: string, size: CompanySize): Promise<Figure> {
  const before = await walPosition(world)
  const memory = memoryMb(desk.process.pid)
  forgetPeak(desk.process.pid)
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
    grownMb: memoryMb(desk.process.pid).peak - memory.now,
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
function memoryMb(pid: number): { now: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const megabytes = (name: string) => round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024)
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
  } catch {
    // @NOTE no /proc: the figure is left out.
    return { now: Number.NaN, peak: Number.NaN }
  }
}

/** From now on the peak is that of what follows; the start of the desk has one of its own. */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // @NOTE not Linux, or not allowed: the figure then holds the start too.
  }
}
