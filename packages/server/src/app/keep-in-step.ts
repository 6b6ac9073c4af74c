import { startChecks, startWishes } from '../domains/handling/index.ts'
import { claimUnchecked, followRemote } from '../domains/sessions/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Worker } from '../platform/worker.ts'
import type { OpenAccounts } from './accounts.ts'

interface InStepDeps {
  readonly db: Db
  readonly log: Log
  readonly accounts: OpenAccounts
  readonly onCommitted: () => void
}

/** Sessions and remotes agree on who has a conversation: what the desk decides is told, what was missed is asked for. */
export function keepInStep({ db, log, accounts, onCommitted }: InStepDeps): { wishes: Worker; checks: Worker } {
  const { handled: accountIds, handling, send } = accounts
  const follow = async (...told: [{ sessionId: string; version?: number }, Parameters<typeof followRemote>[2]]) => {
    await followRemote(db, ...told)
    onCommitted()
  }
  return {
    wishes: startWishes({
      db,
      log,
      accountIds,
      send,
      give: handling.give,
      onOtherwise: (sessionId, now) => follow({ sessionId }, now),
    }),
    checks: startChecks({
      log,
      accountIds,
      due: (ids, most) => claimUnchecked(db, ids, most),
      read: handling.read,
      follow,
    }),
  }
}
