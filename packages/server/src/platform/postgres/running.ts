import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { superuser } from './create-cluster.ts'
import type { Place } from './place.ts'
import { commandLine } from './process-alive.ts'
import { StartError } from './start-error.ts'

export interface Server {
  /** Of the maintenance database. */
  readonly url: string
  readonly pid: number
}

const patienceMs = 60_000

/**
 * Finds the server that already works on this folder, left by a start that was killed. `undefined` = none.
 * Believes only a real connection that names this folder; waits while a server is on its way up or down.
 */
export async function findRunning(place: Place): Promise<Server | undefined> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const noted = await readPidFile(place)
    if (!noted) return undefined
    const url = await urlOf(place, noted.port)
    if (await answersFor(place, url)) return { url, pid: noted.pid }
    if (!(await worksOn(place, noted.pid))) {
      // The number now belongs to another program; PostgreSQL itself would refuse to start because it is alive.
      await rm(pidFile(place), { force: true })
      return undefined
    }
    await delay(50)
  }
  throw new StartError(
    'postgres_silent',
    `A PostgreSQL server works on ${place.cluster} but does not answer: see ${place.logFile}.`,
  )
}

/** Whether this process is the server of this folder: numbers are reused, so a bare one proves nothing. */
export async function worksOn(place: Place, pid: number): Promise<boolean> {
  return (await commandLine(pid)).includes(place.cluster)
}

async function urlOf(place: Place, port: number): Promise<string> {
  const password = (await readFile(place.passwordFile, 'utf8')).trim()
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`
}

const pidFile = (place: Place) => join(place.cluster, 'postmaster.pid')

/** Lines: pid, data directory, start time, port, socket folder, address, shared memory, status. */
async function readPidFile(place: Place): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(pidFile(place), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined
}

async function answersFor(place: Place, url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    ssl: false,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === place.cluster
  } catch {
    // @NOTE every way of not answering means the same here; the caller looks at the process next.
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
