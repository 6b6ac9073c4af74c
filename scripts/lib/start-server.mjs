import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { importTypeScript } from './repo.mjs'

/** `npm start`: from a fresh clone to a running desk, in this one process. */
export async function startServer() {
  await ensureInstalled()
  await ensureWebBuilt()
  await importTypeScript('packages/server/src/main.ts')
}
