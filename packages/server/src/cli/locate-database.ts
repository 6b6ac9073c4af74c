import type { Config } from '../app/config.ts'
import { type Db, openDb } from '../platform/db.ts'
import { placeIn } from '../platform/postgres/place.ts'
import { findRunning } from '../platform/postgres/running.ts'

export interface LocatedDatabase {
  /** `undefined`: our own, which runs only while the desk does. Asking twice gives the same. */
  readonly database: () => Promise<Db | undefined>
  close(): Promise<void>
}

/** Looks for the desk's database where it is now; starts, makes and migrates nothing. */
export function locateDatabase(config: Pick<Config, 'databaseUrl'>, dataDir: string): LocatedDatabase {
  let located: Promise<Db | undefined> | undefined
  let open: Db | undefined
  return {
    database() {
      located ??= locate(config, dataDir).then((db) => {
        open = db
        return db
      })
      return located
    },
    // One that is still looked for has no connection that could be closed.
    close: async () => open?.close(),
  }
}

async function locate({ databaseUrl }: Pick<Config, 'databaseUrl'>, dataDir: string): Promise<Db | undefined> {
  const url = databaseUrl ?? (await ownDatabase(dataDir))
  return url === undefined ? undefined : openDb({ url, max: 2 })
}

async function ownDatabase(dataDir: string): Promise<string | undefined> {
  const server = await findRunning(placeIn(dataDir))
  if (!server) return undefined
  const url = new URL(server.url)
  url.pathname = '/yingda'
  return url.href
}
