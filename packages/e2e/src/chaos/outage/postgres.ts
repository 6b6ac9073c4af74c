import { readdirSync, readFileSync } from 'node:fs'
import { createLog } from '@yingda/server/platform/log.ts'
import { startPostgres } from '@yingda/server/platform/postgres/index.ts'
import { placeIn } from '../../../../server/src/platform/postgres/place.ts'
import { stablePort } from '../../process/stable-port.ts'

/** What can be wrong with a PostgreSQL: it is gone, or it is there and does nothing. */
export const outages = ['stopped', 'frozen'] as const
export type Outage = (typeof outages)[number]

/** A PostgreSQL of our own, which the desk uses by `DATABASE_URL`, on one port. */
export interface OwnPostgres {
  readonly url: string
  fail(how: Outage): Promise<void>
  /** Resolves when it answers again. */
  recover(): Promise<void>
  stop(): Promise<void>
}

export async function startOwnPostgres(dataDir: string): Promise<OwnPostgres> {
  const port = String(await stablePort())
  const start = () => startPostgres({ dataDir, log: createLog('error'), settings: { port } })
  let running = await start()
  let failing: Outage | undefined
  return {
    url: running.url,
    async fail(how) {
      failing = how
      if (how === 'stopped') return running.stop()
      await signalAll(dataDir, 'SIGSTOP')
    },
    async recover() {
      if (failing === 'stopped') running = await start()
      if (failing === 'frozen') await signalAll(dataDir, 'SIGCONT')
      failing = undefined
    },
    async stop() {
      if (failing === 'frozen') await signalAll(dataDir, 'SIGCONT')
      if (failing !== 'stopped') await running.stop()
    },
  }
}

/** The server and every process of a connection. While it is frozen it answers nobody, so its pid is read from its file. */
async function signalAll(dataDir: string, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const pidFile = readFileSync(`${placeIn(dataDir).cluster}/postmaster.pid`, 'utf8')
  const postmaster = Number.parseInt(pidFile, 10)
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
  for (const pid of [postmaster, ...children.map(Number)]) process.kill(pid, signal)
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // @NOTE it has ended since it was listed.
    return Number.NaN
  }
}
