import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of its own for what a desk keeps beside the database; gone when the test file ends. */
export async function testDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yingda-data-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}
