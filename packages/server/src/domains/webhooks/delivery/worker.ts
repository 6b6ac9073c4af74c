import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { type AttemptDeps, attempt } from './attempt.ts'
import { type Claimed, claimDue, giveBack, renewEveryMs, renewLeases } from './claim.ts'
import { record } from './record.ts'

export interface DeliveriesDeps extends AttemptDeps {
  readonly db: Db
  readonly log: Log
}

/** Of one node. */
const atOnce = 16

/**
 * Delivers what is due: at least once, and in the order of the feed as long as nothing fails, since several deliveries of one
 * webhook are under way together.
 */
export function startDeliveries({ db, log, ...deps }: DeliveriesDeps): Worker {
  const underWay = new Map<Claimed, Promise<void>>()
  const stopping = new AbortController()
  const worker = startWorker({
    name: 'webhook deliveries',
    log,
    async work() {
      const room = atOnce - underWay.size
      if (room === 0) return false
      const busy = [...underWay.keys()].map(({ webhookId }) => webhookId)
      for (const claimed of await claimDue(db, room, busy)) underWay.set(claimed, deliver(claimed))
      // Each that ends looks for the next.
      return false
    },
  })
  const renewal = setInterval(renew, renewEveryMs)
  let last: Promise<unknown> = Promise.resolve()
  /** Outcomes are written one after the other: connections are for those who wait for them. */
  function inTurn(write: () => Promise<unknown>): Promise<unknown> {
    const mine = last.then(write)
    last = mine.catch(() => {})
    return mine
  }

  async function deliver(claimed: Claimed): Promise<void> {
    try {
      const made = await attempt(deps, claimed, stopping.signal)
      const isBrokenOff = stopping.signal.aborted && made.error !== undefined
      await inTurn(() => (isBrokenOff ? giveBack(db, claimed) : record(db, claimed, made)))
    } catch (error) {
      // Its lease runs out, and it is delivered again.
      log.error({ err: error, deliveryId: claimed.id }, `A delivery was not recorded: ${messageOf(error)}`)
    }
    underWay.delete(claimed)
    worker.poke()
  }

  function renew(): void {
    if (underWay.size === 0) return
    renewLeases(db, [...underWay.keys()]).catch((error: unknown) =>
      log.warn({ err: error }, `Leases of deliveries were not renewed: ${messageOf(error)}`),
    )
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.all(underWay.values())
  }
  return {
    poke: worker.poke,
    async idle() {
      do {
        await settled()
        await worker.idle()
      } while (underWay.size > 0)
    },
    async stop() {
      stopping.abort()
      clearInterval(renewal)
      await worker.stop()
      await settled()
    },
  }
}
