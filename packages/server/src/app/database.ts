import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { resolveDataDir, StartError, startPostgres } from '../platform/postgres/index.ts'
import type { Config } from './config.ts'

export interface OpenDatabase {
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

const cloneDir = fileURLToPath(new URL('../../../../', import.meta.url))

/** The server that `DATABASE_URL` names, or one of our own in the data folder. */
export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const { dataDir, moved } = await resolveDataDir({ explicit: config.dataDir, cloneDir })
  if (moved) process.stdout.write(`Data:      ${dataDir} (the database user cannot reach the clone)\n`)
  if (!config.databaseUrl) return { dataDir, ...(await startPostgres({ dataDir, log })) }
  await probe(config.databaseUrl)
  return { url: config.databaseUrl, dataDir, stop: async () => {} }
}

async function probe(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (cause) {
    const { host } = new URL(url)
    throw new StartError(
      'database_unreachable',
      `The database of DATABASE_URL (${host}) cannot be used: ${messageOf(cause)}`,
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}
