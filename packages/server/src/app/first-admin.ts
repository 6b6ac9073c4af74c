import { hasAdmin } from '../domains/agents/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

/** There is no default password: the first administrator is made by whoever may run commands here. */
export async function tellAboutFirstAdmin(db: Db, log: Log): Promise<void> {
  if (await hasAdmin(db)) return
  log.warn(
    'There is no administrator yet. "npm run yingda -- admin-link <userid>" makes one and prints a one-time sign-in link.',
  )
}
