import { mayOpen } from '../domains/sessions/index.ts'
import { openRevocations, type Revocations } from '../domains/sharing/index.ts'
import { openStreams, type Streams } from '../domains/webchat/index.ts'
import { type Feed, openSockets, type Sockets, startFeed } from '../feed/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { canSee } from './can-see.ts'
import type { Config } from './config.ts'
import { framesOf } from './frames.ts'

export interface FeedReaders {
  readonly feed: Feed
  readonly sockets: Sockets
  /** Open pages of visitors. */
  readonly streams: Streams
  /** Ends what runs on a link, an account or a token when that ends, on whatever node. */
  readonly revocations: Revocations
}

interface ReadersSetting {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly onViewers: () => void
  readonly onTyping: (sessionId: string) => void
}

/** Everybody on this node who is told what changes, in the order in which they are told. */
export async function openFeedReaders({ db, log, config, onViewers, onTyping }: ReadersSetting): Promise<FeedReaders> {
  const { sessionReadScope: scope } = config
  const place: Pick<Feed, 'position' | 'between'> = {
    position: () => feed.position(),
    between: (from, to) => feed.between(from, to),
  }
  const sockets: Sockets = openSockets({
    canSee: canSee(scope),
    framesOf: framesOf(db, scope),
    mayBind: (viewer, sessionId) => mayOpen(db, scope, viewer, sessionId),
    ...place,
    onViewers,
    onTyping(sessionId) {
      streams.typing(sessionId)
      onTyping(sessionId)
    },
  })
  const revocations = openRevocations()
  const streams = openStreams({ db, log, ...place })
  const feed = await startFeed({
    db,
    log,
    hasReaders: () => sockets.hasReaders() || streams.hasReaders() || revocations.isWatched(),
    async onChanges(changes) {
      revocations.tell(changes)
      await sockets.publish(changes)
      await streams.publish(changes)
    },
  })
  return { feed, sockets, streams, revocations }
}
