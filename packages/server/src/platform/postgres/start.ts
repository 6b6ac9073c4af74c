import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { usableBinaries } from './binaries.ts'
import { type Control, lastWords, launch, type Settings, shutDown } from './control.ts'
import { createClusterIfMissing } from './create-cluster.ts'
import { createDatabaseIfMissing } from './create-database.ts'
import { makeFolder } from './data-dir.ts'
import { guard } from './guard.ts'
import { holdFolder } from './hold-folder.ts'
import { databaseUser } from './os-user.ts'
import { type Place, placeIn } from './place.ts'
import { findRunning, type Server } from './running.ts'
import { StartError } from './start-error.ts'

type StartLog = Pick<Log, 'warn' | 'error'>

export interface StartPostgresOptions {
  /** The desk's data folder (absolute); the database takes `postgres/` in it. */
  readonly dataDir: string
  readonly log: StartLog
  /** Server settings over ours, for throw-away databases of tests. */
  readonly settings?: Settings
}

export interface RunningPostgres {
  /** Of the database `yingda`, with the password in it: never log it. */
  readonly url: string
  /** True when the server was still running, left by a start that was killed. */
  readonly adopted: boolean
  /** Ends every connection, stops the server and waits until no process is left. */
  stop(): Promise<void>
}

/** Starts, or finds again, the PostgreSQL server of this data folder, and holds the folder for this process. */
export async function startPostgres({ dataDir, log, settings }: StartPostgresOptions): Promise<RunningPostgres> {
  const place = placeIn(await makeFolder(dataDir))
  const user = await databaseUser(place)
  const binaries = await usableBinaries(place.dataDir, user)
  await createClusterIfMissing(place, binaries, user)
  const control = { place, binaries, user }
  const { server, url, hold } = await reachAndHold(control, log, settings)
  const guarded = guard(control, server, log, settings)
  return {
    url,
    adopted: server.adopted,
    stop: () =>
      hold.releaseAfter(async () => {
        await guarded.leave()
        await shutDown(place, guarded.server().pid)
      }),
  }
}

// For a port that somebody took in between, a second Yingda starting or the first one stopping at this very moment.
const attempts = 3

async function reachAndHold(control: Control, log: StartLog, settings?: Settings) {
  let cause: unknown
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const server = await reach(control, settings)
    if (!server) continue
    try {
      const url = await createDatabaseIfMissing(server.url, 'yingda')
      const hold = await holdFolder(server.url, log)
      if (!hold) throw inUse(control.place)
      return { server, url, hold }
    } catch (error) {
      if (error instanceof StartError) throw error
      cause = error
    }
  }
  throw await notStarted(control.place, cause)
}

async function reach(control: Control, settings?: Settings): Promise<(Server & { adopted: boolean }) | undefined> {
  const found = await findRunning(control.place)
  if (found) return { ...found, adopted: true }
  if (!(await launch(control, settings))) return undefined
  const server = await findRunning(control.place)
  return server && { ...server, adopted: false }
}

const inUse = ({ dataDir }: Place) =>
  new StartError(
    'data_dir_in_use',
    `Another Yingda is using the data folder ${dataDir}: stop it, or set YINGDA_DATA_DIR to another folder.`,
  )

async function notStarted(place: Place, cause: unknown): Promise<StartError> {
  const reason = cause ? messageOf(cause) : await lastWords(place)
  return new StartError('postgres_start_failed', `PostgreSQL did not start (${reason}): see ${place.logFile}.`, {
    cause,
  })
}
