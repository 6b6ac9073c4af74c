import { readFile, stat } from 'node:fs/promises'
import type { Place } from './place.ts'
import { type OsUser, run } from './run.ts'
import { StartError } from './start-error.ts'

/**
 * Who runs the database; `undefined` means ourselves. PostgreSQL refuses root, so root hands it to somebody else,
 * and whoever created the files keeps them: PostgreSQL also refuses files of another owner.
 */
export async function databaseUser(place: Place): Promise<OsUser | undefined> {
  const self = process.getuid?.()
  const owner = await ownerOf(place.home)
  if (self === 0) return owner ?? (await unprivilegedUser())
  if (owner && owner.uid !== self) {
    throw new StartError(
      'data_dir_of_other_user',
      `The database in ${place.home} belongs to another system user (uid ${owner.uid}): start Yingda as that user or as root, or set YINGDA_DATA_DIR to a folder of your own.`,
    )
  }
  return undefined
}

async function ownerOf(folder: string): Promise<OsUser | undefined> {
  const found = await stat(folder).catch(() => undefined)
  return found && { uid: found.uid, gid: found.gid }
}

async function unprivilegedUser(): Promise<OsUser> {
  const existing = await lookUp('postgres')
  if (existing) return existing
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  const user = (await lookUp('postgres')) ?? (await lookUp('nobody'))
  if (user) return user
  throw new StartError(
    'no_database_user',
    'PostgreSQL does not run as root and no other system user was found: create a user named postgres, or set DATABASE_URL.',
  )
}

async function lookUp(name: string): Promise<OsUser | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = passwd.split('\n').map((line) => line.split(':'))
  const entry = fields.find(([login]) => login === name)
  if (!entry?.[2] || !entry[3]) return undefined
  return { uid: Number(entry[2]), gid: Number(entry[3]) }
}
