import type { Change } from '../../../feed/index.ts'
import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { placesOf } from '../conversation/standing.ts'
import type { Stream } from './stream.ts'

/** Whoever waits may stand elsewhere after one of these. */
const moving = new Set([
  'new_pending_session',
  'session_accepted',
  'session_requeued',
  'session_reopened',
  'session_closed',
  'session_waiting',
])

/** At most once in this time, however many come and go. */
const oftenestMs = 1_000

/** Tells visitors who wait where they stand, when somebody before them has gone. It has no id: it is no fact to resume from. */
export function watchPlaces(db: Db, log: Log, streams: ReadonlySet<Stream>) {
  let timer: NodeJS.Timeout | undefined

  async function tellPlaces(): Promise<void> {
    const waiting = [...streams].filter(isWaiting)
    const places = await placesOf(
      db,
      waiting.flatMap(({ sessions }) => [...sessions]),
    )
    for (const stream of waiting) {
      const place = [...stream.sessions].map((id) => places.get(id)).find((one) => one !== undefined)
      if (place === undefined || !isWaiting(stream) || place === stream.standing.queue_position) continue
      stream.standing = { status: 'queued', queue_position: place }
      stream.writer.send({ name: 'status', data: { ...stream.standing, can_rate: false } })
    }
  }

  return {
    look(changes: readonly Change[]): void {
      if (timer || !changes.some(({ kind }) => moving.has(kind))) return
      if (![...streams].some(isWaiting)) return
      timer = setTimeout(() => {
        timer = undefined
        tellPlaces().catch((error: unknown) => log.warn({ err: error }, `No places were told: ${messageOf(error)}`))
      }, oftenestMs)
      timer.unref()
    },
    stop: () => clearTimeout(timer),
  }
}

const isWaiting = ({ standing }: Stream): boolean => standing.status === 'queued'
