import { readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { type OsUser, run } from './run.ts'
import { worksOn } from './running.ts'

export type Settings = Readonly<Record<string, string>>

/** Given on the command line at every start, so that a new release can change them in old data folders. */
const settings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  idle_in_transaction_session_timeout: '60s',
  // Above ERROR: failed statements are the application's to report, and their texts hold customers' words.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

export interface Control {
  readonly place: Place
  readonly binaries: Binaries
  readonly user: OsUser | undefined
}

/** Starts the server as a daemon of its own session: it outlives us and does not hear our Ctrl-C. */
export async function launch({ place, binaries, user }: Control, overrides: Settings = {}): Promise<boolean> {
  await rotateLog(place)
  const all = { ...settings, port: String(await freePort()), ...overrides }
  const options = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`)
  // Recovery after a power cut may take minutes.
  const args = ['start', '-D', place.cluster, '-l', place.logFile, '-s', '-w', '-t', '300', '-o', options.join(' ')]
  return (await run(binaries.pgCtl, args, { user, timeoutMs: 310_000 })).ok
}

/**
 * Stops the server and leaves no process, whatever it takes. By signals, as `pg_ctl stop` would: that one waits for the
 * pid file to vanish, and would wait for (and then stop) the server of whoever starts next.
 */
export async function shutDown(place: Place, pid: number): Promise<void> {
  const fast = { signal: 'SIGINT', patienceMs: 30_000 } as const
  const immediate = { signal: 'SIGQUIT', patienceMs: 10_000 } as const
  const certain = { signal: 'SIGKILL', patienceMs: 5_000 } as const
  for (const { signal, patienceMs } of [fast, immediate, certain]) {
    if (!(await worksOn(place, pid))) return
    process.kill(pid, signal)
    await ended(place, pid, patienceMs)
  }
}

async function ended(place: Place, pid: number, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && (await worksOn(place, pid))) await delay(20)
}

/** Why the server did not come up, in its own words. */
export async function lastWords({ logFile }: Place): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const lines = text.trim().split('\n').slice(-5)
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return reason.replace(/^.*?(?:FATAL|PANIC|LOG): +/, '')
}

const logLimitBytes = 10_000_000

async function rotateLog({ logFile }: Place): Promise<void> {
  const found = await stat(logFile).catch(() => undefined)
  if (found && found.size > logLimitBytes) await rename(logFile, `${logFile}.1`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
