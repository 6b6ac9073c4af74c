import { afterAll } from 'vitest'
import { buildDesk, type Desk } from '../app/build.ts'
import { createLog } from '../platform/log.ts'
import type { TestDesk } from './boot.ts'
import { testDataDir } from './data-dir.ts'

/** Another node of the same desk on the same database: a process of its own in all but name. Closed with the test file. */
export async function secondNode({ config, databaseUrl }: TestDesk): Promise<Desk & { readonly url: string }> {
  const dataDir = await testDataDir()
  const node = await buildDesk({ dataDir, config, databaseUrl, settings: config.settings, log: createLog('silent') })
  afterAll(() => node.stop())
  const url = await node.app.listen({ host: '127.0.0.1', port: 0 })
  return { ...node, url }
}
