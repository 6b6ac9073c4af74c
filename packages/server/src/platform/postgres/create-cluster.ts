import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Place, placeIn } from './place.ts'
import { isAlive } from './process-alive.ts'
import { type OsUser, run } from './run.ts'
import { StartError } from './start-error.ts'

const majorVersion = '18'
export const superuser = 'yingda'

/** Makes the database files once, in a draft folder that is renamed when whole: a kill in the middle leaves only rubbish. */
export async function createClusterIfMissing(
  place: Place,
  binaries: Binaries,
  user: OsUser | undefined,
): Promise<void> {
  if (await clusterExists(place)) return
  await removeAbandonedDrafts(place)
  const draft = placeIn(place.dataDir, `${place.home}.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await build(draft, binaries, user)
    await rename(draft.home, place.home)
    await syncFolder(place.dataDir)
  } catch (cause) {
    // Whoever started at the same moment may have been first; then theirs is as good as ours.
    if (await clusterExists(place)) return
    if (cause instanceof StartError) throw cause
    throw new StartError('postgres_folder_taken', `${place.home} cannot become the database: ${String(cause)}.`, {
      cause,
    })
  } finally {
    await rm(draft.home, { recursive: true, force: true })
  }
}

async function clusterExists(place: Place): Promise<boolean> {
  const version = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version && version.trim() !== majorVersion) {
    throw new StartError(
      'postgres_version',
      `The database in ${place.home} was made by PostgreSQL ${version.trim()}, this Yingda brings ${majorVersion}: restore a backup into a new data folder.`,
    )
  }
  return version !== ''
}

async function build(draft: Place, binaries: Binaries, user: OsUser | undefined): Promise<void> {
  await mkdir(draft.home, { mode: 0o700 })
  await writeFile(draft.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user) {
    await chown(draft.passwordFile, user.uid, user.gid)
    await chown(draft.home, user.uid, user.gid)
  }
  const args = ['-D', draft.cluster, '-U', superuser, `--pwfile=${draft.passwordFile}`, ...initdbOptions]
  const result = await run(binaries.initdb, args, { user, timeoutMs: 120_000 })
  if (result.ok) return
  throw new StartError(
    'postgres_init_failed',
    `PostgreSQL could not create its files in ${draft.dataDir}: ${reasonIn(result.output)}`,
  )
}

// The builtin locale does not depend on what the machine has installed, today or after an upgrade.
const initdbOptions = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--text-search-config=simple',
  '--auth=scram-sha-256',
  '--data-checksums',
  '--no-instructions',
]

function reasonIn(output: string): string {
  const lines = output.split('\n')
  return lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'no reason given'
}

/** A draft's name carries the process that builds it; without that process nobody will finish it. */
async function removeAbandonedDrafts({ dataDir }: Place): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    // An orphaned initdb may still be writing for a moment.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** Without this a power cut could undo the rename after data was already promised to be safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
