import type { InboundItem, PulledPage, PullRequest } from '../../channels/channel.ts'
import type { Db } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { storeRows } from '../store.ts'
import { type Claim, claimDue, keepAlive, moveCursor, postpone, release } from './lease.ts'

export interface PullDeps {
  readonly db: Db
  readonly log: Log
  /** The accounts that are open here and have to be fetched. */
  readonly accountIds: () => readonly string[]
  readonly pull: (request: PullRequest) => Promise<PulledPage>
  readonly onCommitted: () => void
}

const lanes = 4
const renewMs = 5_000
const retryAfterMs = [500, 2_000, 8_000, 30_000]
/** What is older than the desk's first look has been answered by whoever was there before. */
const graceMs = 10 * 60_000

/**
 * Fetches what remotes keep: one reader an account across all nodes, page by page, the rows of a page and the new
 * cursor in one transaction (docs/adr/0007).
 */
export function startPulls(deps: PullDeps): Worker {
  const workers = Array.from({ length: lanes }, (_, lane) =>
    startWorker({ name: `pull ${lane}`, log: deps.log, work: () => pullNext(deps) }),
  )
  return {
    poke: () => {
      for (const worker of workers) worker.poke()
    },
    idle: async () => void (await Promise.all(workers.map((worker) => worker.idle()))),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}

async function pullNext(deps: PullDeps): Promise<boolean> {
  const accountIds = deps.accountIds()
  const claim = accountIds.length > 0 ? await claimDue(deps.db, accountIds) : undefined
  if (!claim) return false
  const renewing = setInterval(() => void keepAlive(deps.db, claim).catch(() => {}), renewMs)
  try {
    await pullAll(deps, claim)
  } catch (error) {
    deps.log.warn({ err: error, accountId: claim.accountId }, `An account could not be read: ${messageOf(error)}`)
    const afterMs = retryAfterMs[Math.min(claim.attempts, retryAfterMs.length) - 1] ?? 500
    await postpone(deps.db, claim, afterMs, messageOf(error))
  } finally {
    clearInterval(renewing)
  }
  return true
}

/** Until the remote says there is no more; a page may be empty and more follow. */
async function pullAll(deps: PullDeps, claim: Claim): Promise<void> {
  let cursor = claim.cursor ?? undefined
  for (let more = true; more; ) {
    const page = await deps.pull({ accountId: claim.accountId, cursor, key: claim.key ?? undefined })
    await commit(deps, claim, page)
    cursor = page.cursor
    more = page.more
  }
}

async function commit({ db, onCommitted }: PullDeps, claim: Claim, { items, cursor, more }: PulledPage): Promise<void> {
  const rows = items.filter((item) => isNews(item, claim.boundAt)).map((item) => ({ accountId: claim.accountId, item }))
  await db.tx(async (tx) => {
    await moveCursor(tx, claim, cursor)
    if (rows.length > 0) await storeRows(tx, rows)
    if (!more) await release(tx, claim)
  })
  if (rows.length > 0) onCommitted()
}

const isNews = ({ sentAt }: InboundItem, boundAt: Date): boolean =>
  sentAt === undefined || Date.parse(sentAt) >= boundAt.getTime() - graceMs
