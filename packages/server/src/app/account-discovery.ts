import type { OpenChannel } from '../channels/channel.ts'
import { messageOf } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { startWorker, type Worker } from '../platform/worker.ts'

export interface DiscoveryDeps {
  readonly log: Log
  readonly opened: readonly OpenChannel[]
  /** Asks one remote which accounts there are; true: some are new. */
  readonly discover: (open: OpenChannel) => Promise<boolean>
  readonly now?: (() => number) | undefined
}

export interface Discovery {
  /** Asks now, and every few minutes. */
  start(onFound: () => void): Worker
  /** Something says that the accounts of these are others by now: asked at once, but no more often than every few seconds. */
  soon(channels: readonly OpenChannel[]): void
  /** A channel itself says that its accounts are others by now: asked at once. */
  changed(channels: readonly OpenChannel[]): void
}

const everyMs = 5 * 60_000
/** After a failure, and then twice as long each time: the remote may just be starting, as the simulator does beside us. */
const againMs = 3_000
/** A doorbell of an account that is not ours rings as often as its customers write. */
const atMostEveryMs = 5_000

interface Asked {
  dueAt: number
  lastAt: number
  failures: number
}

/** When the remotes are asked which accounts there are. */
export function createDiscovery({ log, opened, discover, now = Date.now }: DiscoveryDeps): Discovery {
  const asked = new Map<OpenChannel, Asked>(
    opened.map((open) => [open, { dueAt: 0, lastAt: Number.NEGATIVE_INFINITY, failures: 0 }]),
  )
  let worker: Worker | undefined

  async function ask(open: OpenChannel, its: Asked): Promise<boolean> {
    its.lastAt = now()
    its.dueAt = its.lastAt + everyMs
    try {
      const isNew = await discover(open)
      its.failures = 0
      return isNew
    } catch (error) {
      its.dueAt = now() + Math.min(everyMs, againMs * 2 ** its.failures)
      its.failures += 1
      log.info(`The accounts of ${open.manifest.id} are not known: ${messageOf(error)}`)
      return false
    }
  }

  return {
    soon(channels) {
      for (const open of channels) {
        const its = asked.get(open)
        if (its) its.dueAt = Math.min(its.dueAt, its.lastAt + atMostEveryMs)
      }
      worker?.poke()
    },
    changed(channels) {
      for (const open of channels) {
        const its = asked.get(open)
        if (its) its.dueAt = 0
      }
      worker?.poke()
    },
    start(onFound) {
      worker = startWorker({
        name: 'accounts',
        log,
        everyMs: againMs,
        async work() {
          for (const [open, its] of asked) if (now() >= its.dueAt && (await ask(open, its))) onFound()
          return false
        },
      })
      return worker
    },
  }
}
