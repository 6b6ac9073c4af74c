import { createHash } from 'node:crypto'
import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { messageOf } from '../errors.ts'
import { databaseUser } from './os-user.ts'
import { placeIn } from './place.ts'
import { run } from './run.ts'
import { StartError } from './start-error.ts'

export interface DataDirChoice {
  /** `YINGDA_DATA_DIR` as the person gave it. */
  readonly explicit?: string | undefined
  readonly cloneDir: string
}

export interface DataDir {
  /** Exists, is writable by us, and the user who runs the database can enter it. */
  readonly dataDir: string
  /** True when the clone lies where that user cannot go, so that the data live under /var/lib: worth printing. */
  readonly moved: boolean
}

/** Decides where the desk keeps its data and makes the folder. */
export async function resolveDataDir({ explicit, cloneDir }: DataDirChoice): Promise<DataDir> {
  if (explicit) {
    const dataDir = await makeFolder(resolve(explicit))
    if (await canEnter(dataDir)) return { dataDir, moved: false }
    throw new StartError(
      'data_dir_unreachable',
      `YINGDA_DATA_DIR=${explicit} cannot be reached by the system user who runs the database: choose a folder outside private home folders, such as /var/lib/yingda.`,
    )
  }
  const clone = await realpath(cloneDir)
  const beside = join(clone, 'data')
  if ((await canEnter(clone, beside)) && (await canEnter(await makeFolder(beside)))) {
    return { dataDir: beside, moved: false }
  }
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 12)
  return { dataDir: await makeFolder(join('/var/lib/yingda', hash)), moved: true }
}

/** Makes the folder and checks that we may write there. Whatever we create lets the database's user pass through. */
export async function makeFolder(folder: string): Promise<string> {
  try {
    const first = await mkdir(folder, { recursive: true })
    for (let made = folder; first && made.length >= first.length; made = dirname(made)) await chmod(made, 0o711)
    await access(folder, constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (cause) {
    throw new StartError('data_dir_unwritable', `The data folder ${folder} cannot be used: ${messageOf(cause)}.`, {
      cause,
    })
  }
}

async function canEnter(folder: string, dataDir = folder): Promise<boolean> {
  const user = await databaseUser(placeIn(dataDir))
  if (!user) return true
  return (await run('/bin/sh', ['-c', 'cd -- "$0"', folder], { user })).ok
}
