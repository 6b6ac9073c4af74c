import { importServer } from './build-server.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'

/** `npm start`: from a fresh clone to a running desk, in this one process. */
export async function startServer() {
  await ensureInstalled()
  await ensureWebBuilt()
  await importServer()
}
