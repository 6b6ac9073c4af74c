import { chmod, cp, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { shippedFolder, usableBinaries } from './binaries.ts'
import { databaseUser } from './os-user.ts'
import { placeIn } from './place.ts'
import { run } from './run.ts'
import { scratchFolder } from './testing/scratch.ts'

test('programs out of reach, or installed without their links, run from a copy in the data folder', async () => {
  const folder = await scratchFolder()
  const user = await databaseUser(placeIn(folder))
  const elsewhere = join(folder, 'private')
  await cp(resolve(shippedFolder(), '..'), elsewhere, { recursive: true, verbatimSymlinks: true })
  const lib = join(elsewhere, 'native/lib')
  for (const entry of await readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(lib, entry.name))
  }
  await chmod(elsewhere, 0o700)

  const { initdb } = await usableBinaries(folder, user, join(elsewhere, 'native'))
  expect(initdb.startsWith(join(folder, 'postgres-binaries-'))).toBe(true)
  expect(await run(initdb, ['--version'], { user })).toMatchObject({ ok: true })
  expect((await readdir(folder)).filter((name) => name.includes('.new-'))).toEqual([])
})
