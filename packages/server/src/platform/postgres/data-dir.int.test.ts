import { chmod, mkdir, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { resolveDataDir } from './data-dir.ts'
import { scratchFolder } from './testing/scratch.ts'

const isRoot = process.getuid?.() === 0
const forRoot = 'only root hands the database to another user'

async function privateFolder(): Promise<string> {
  const folder = join(await realpath(await scratchFolder()), 'private')
  await mkdir(folder, { mode: 0o700 })
  return folder
}

test('without a wish the data live beside the code', async () => {
  const cloneDir = await realpath(await scratchFolder())
  expect(await resolveDataDir({ cloneDir })).toEqual({ dataDir: join(cloneDir, 'data'), moved: false })
  expect((await stat(join(cloneDir, 'data'))).isDirectory()).toBe(true)
})

test('a wish is followed, and its folders are made', async () => {
  const folder = await realpath(await scratchFolder())
  const explicit = join(folder, 'a/b')
  expect(await resolveDataDir({ explicit, cloneDir: folder })).toEqual({ dataDir: explicit, moved: false })
})

test('a wish that the database user cannot reach is one clear sentence', async ({ skip }) => {
  skip(!isRoot, forRoot)
  const explicit = join(await privateFolder(), 'data')
  await expect(resolveDataDir({ explicit, cloneDir: '/' })).rejects.toMatchObject({
    code: 'data_dir_unreachable',
    message: expect.stringMatching(/^YINGDA_DATA_DIR=.* cannot be reached by the system user/),
  })
})

test('a clone in a private folder keeps its data under /var/lib, apart from other clones', async ({ skip }) => {
  skip(!isRoot, forRoot)
  const clones = [await privateFolder(), await privateFolder()]
  const choices = await Promise.all(clones.map((cloneDir) => resolveDataDir({ cloneDir })))
  onTestFinished(async () => {
    for (const { dataDir } of choices) await rm(dataDir, { recursive: true })
  })
  for (const choice of choices) {
    expect(choice).toEqual({ dataDir: expect.stringMatching(/^\/var\/lib\/yingda\/[0-9a-f]{12}$/), moved: true })
  }
  expect(choices[0]?.dataDir).not.toBe(choices[1]?.dataDir)
})

test('a folder that may not be written is one clear sentence', async ({ skip }) => {
  skip(isRoot, 'root may write everywhere')
  const cloneDir = await scratchFolder()
  await chmod(cloneDir, 0o511)
  await expect(resolveDataDir({ cloneDir })).rejects.toMatchObject({ code: 'data_dir_unwritable' })
  await chmod(cloneDir, 0o711)
})
