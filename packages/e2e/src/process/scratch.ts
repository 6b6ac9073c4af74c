import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shutDown } from '../../../server/src/platform/postgres/control.ts'
import { placeIn } from '../../../server/src/platform/postgres/place.ts'
import { isAlive } from '../../../server/src/platform/postgres/process-alive.ts'
import { findRunning } from '../../../server/src/platform/postgres/running.ts'

export const deskPidFile = 'desk.pid'

/** A data folder for one run of one program; folders of programs that were killed are taken away first. */
export async function makeScratch(prefix: string): Promise<string> {
  await removeLeftovers(prefix)
  const folder = await realpath(await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`)))
  // The user who runs PostgreSQL has to pass through.
  await chmod(folder, 0o711)
  return folder
}

/** The url of the desk's own database; its PostgreSQL is running. Holds a password: never print it. */
export async function databaseUrlIn(folder: string): Promise<string> {
  const server = await findRunning(placeIn(folder))
  if (!server) throw new Error(`No PostgreSQL is running in ${folder}.`)
  const url = new URL(server.url)
  url.pathname = '/yingda'
  return url.href
}

/** Ends the PostgreSQL that a killed desk left, and removes the folder. */
export async function removeScratch(folder: string): Promise<void> {
  const place = placeIn(folder)
  const server = await findRunning(place)
  if (server) await shutDown(place, server.pid)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

async function removeLeftovers(prefix: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (!owner || isAlive(Number(owner))) continue
    const folder = join(tmpdir(), name)
    await endOrphan(folder)
    await removeScratch(await realpath(folder))
  }
}

/** The desk of a program that was killed. A pid alone proves nothing: its environment has to name the folder. */
async function endOrphan(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, deskPidFile), 'utf8').catch(() => ''))
  if (!pid) return
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  if (environment.includes(`YINGDA_DATA_DIR=${folder}\0`)) process.kill(pid, 'SIGKILL')
}
