import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const repo = fileURLToPath(new URL('../../../../../', import.meta.url))
export const tutorial = join(repo, 'docs/tutorial-channel/generic')

export interface CopiedServer {
  readonly folder: string
  /** Where a channel goes. */
  readonly channels: string
  /** The hash of every file that is not in the folder of this channel, by its path. */
  filesBeside(channelId: string): Promise<ReadonlyMap<string, string>>
}

/** The sources of the server in a folder of their own, with everything that is installed; gone when the test file ends. */
export async function copyServer(): Promise<CopiedServer> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'yingda-tutorial-')))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  for (const name of ['package.json', 'tsconfig.json', 'packages/server/package.json', 'packages/server/src'])
    await cp(join(repo, name), join(folder, name), { recursive: true })
  await symlink(join(repo, 'node_modules'), join(folder, 'node_modules'))
  const channels = join(folder, 'packages/server/src/channels')
  return { folder, channels, filesBeside: (channelId) => hashesIn(folder, join(channels, channelId)) }
}

async function hashesIn(folder: string, without: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const beside = files.filter((file) => relative(without, file).startsWith('..')).sort()
  const hashes = new Map<string, string>()
  for (const file of beside) {
    const hash = createHash('sha256').update(await readFile(file))
    hashes.set(relative(folder, file), hash.digest('hex'))
  }
  return hashes
}
