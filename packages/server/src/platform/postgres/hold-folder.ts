import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { lockKey } from '../advisory-locks.ts'
import type { Log } from '../log.ts'

// A killed holder's session ends within moments; a living holder's never does.
const patienceMs = 2_000

export interface Hold {
  /** Keeps everybody else out until the server is down. */
  releaseAfter(stopServer: () => Promise<void>): Promise<void>
}

/**
 * Takes the data folder for this process: a session advisory lock, which dies with its holder however that dies.
 * `undefined` = another process has it. A session lost while we live (the server restarted) is taken again.
 */
export async function holdFolder(url: string, log: Pick<Log, 'warn'>): Promise<Hold | undefined> {
  const first = await takeWithin(url, patienceMs)
  if (!first) return undefined
  let session = first
  let wanted = true
  const watch = () => session.once('end', () => wanted && retake())
  const retake = async (): Promise<void> => {
    while (wanted) {
      const next = await take(url).catch(() => undefined)
      if (next) {
        session = next
        if (!wanted) return void (await next.end())
        return void watch()
      }
      log.warn('The lock on the data folder was lost; taking it again.')
      await delay(1_000, undefined, { ref: false })
    }
  }
  watch()
  return {
    async releaseAfter(stopServer) {
      wanted = false
      await stopServer()
      await session.end().catch(() => {})
    },
  }
}

async function takeWithin(url: string, ms: number): Promise<pg.Client | undefined> {
  const deadline = Date.now() + ms
  for (;;) {
    const session = await take(url)
    if (session || Date.now() > deadline) return session
    await delay(50)
  }
}

async function take(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: url,
    ssl: false,
    application_name: 'yingda-lock',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  // @NOTE the end that follows an error is what matters; see `watch`.
  client.on('error', () => {})
  let taken = false
  try {
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lockKey('data folder'),
    ])
    taken = rows[0]?.taken === true
    return taken ? client : undefined
  } finally {
    if (!taken) await client.end().catch(() => {})
  }
}
