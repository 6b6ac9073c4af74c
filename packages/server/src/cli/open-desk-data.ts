import { fileURLToPath } from 'node:url'
import { type Config, configFrom } from '../app/config.ts'
import { openDatabase } from '../app/database.ts'
import { effectiveSettings } from '../app/demo-settings.ts'
import { type Env, readEnv } from '../app/env.ts'
import type { Settings } from '../channels/channel.ts'
import { createLog, type Log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { createDatabaseIfMissing, resolveDataDir } from '../platform/postgres/index.ts'
import { placeIn } from '../platform/postgres/place.ts'
import { findRunning } from '../platform/postgres/running.ts'

export interface DeskData {
  readonly config: Config
  readonly settings: Settings
  readonly log: Log
  readonly databaseUrl: string
  close(): Promise<void>
}

const cloneDir = fileURLToPath(new URL('../../../../', import.meta.url))

/** The desk's data for a command: beside a desk that runs, or with a database started for as long as it takes. */
export async function openDeskData(env: Env = readEnv()): Promise<DeskData> {
  const config = configFrom(env)
  const log = createLog(config.logLevel)
  const { url, dataDir, stop } = (await besideTheDesk(config)) ?? (await openDatabase(config, log))
  await migrate(url)
  return { config, log, databaseUrl: url, settings: await effectiveSettings(config, dataDir), close: stop }
}

async function besideTheDesk(config: Config) {
  if (config.databaseUrl) return undefined
  const { dataDir } = await resolveDataDir({ explicit: config.dataDir, cloneDir })
  const server = await findRunning(placeIn(dataDir))
  return server && { url: await createDatabaseIfMissing(server.url, 'yingda'), dataDir, stop: async () => {} }
}
