import { type Reach, startDeliveries, startEvents } from '../domains/webhooks/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { checkTarget, createOutbound } from '../platform/outbound/index.ts'
import type { Sealer } from '../platform/sealed.ts'
import type { Config } from './config.ts'

/** For the whole of one attempt. */
const timeoutMs = 15_000
/** Only the beginning of an answer is read, so it may be as long as it likes. */
const maxBytes = Number.POSITIVE_INFINITY

/**
 * In production a receiver is in public and its line is closed to others, unless its host was named as one of the company's
 * own. The demo's may be on this machine.
 */
export function reachOfWebhooks({ profile, webhookHosts }: Pick<Config, 'profile' | 'webhookHosts'>): Reach {
  const anywhere = { allowPrivate: true }
  const named = { allowPrivate: true, allowHosts: webhookHosts }
  const inPublic = { httpsOnly: true }
  const own = profile === 'demo' ? anywhere : named
  const isOwn = (url: URL) => profile === 'demo' || webhookHosts.includes(url.hostname)
  const posts = {
    own: createOutbound({ ...own, maxBytes, timeoutMs }),
    public: createOutbound({ ...inPublic, maxBytes, timeoutMs }),
  }
  return {
    check: (url) => checkTarget(url, isOwn(url) ? own : inPublic),
    post: (url, request) => (isOwn(new URL(url)) ? posts.own : posts.public)(url, request),
  }
}

interface WebhooksDeps {
  readonly config: Config
  readonly sealer: Sealer
  readonly db: Db
  readonly log: Log
  readonly share: () => number
}

export interface DeskWebhooks {
  readonly reach: Reach
  /** There may be something to deliver. */
  readonly onQueued: () => void
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Tells other programs: what the feed says becomes deliveries, and these are delivered. */
export function startWebhooks({ config, sealer, db, log, share }: WebhooksDeps): DeskWebhooks {
  const reach = reachOfWebhooks(config)
  const deliveries = startDeliveries({ db, log, sealer, reach })
  const events = startEvents({ db, log, share, onAdded: deliveries.poke })
  return {
    reach,
    onQueued: deliveries.poke,
    async drain() {
      for (const worker of [events, deliveries]) {
        worker.poke()
        await worker.idle()
      }
    },
    async stop() {
      await events.stop()
      await deliveries.stop()
    },
  }
}
