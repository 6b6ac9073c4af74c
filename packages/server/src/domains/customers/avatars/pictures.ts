import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { sniff } from '../../files/index.ts'
import { storeAvatar } from './store.ts'

/** The bytes at an address that came from outside. Throws when it may not be fetched, or nothing usable is there. */
export type PictureOf = (url: string) => Promise<Buffer>

export interface PicturesDeps {
  readonly db: Db
  readonly log: Log
  readonly pictureOf: PictureOf
  readonly onCommitted: () => void
}

export interface Pictures extends Worker {
  /** Fetches the picture some time later; what is forgotten by a restart is asked for again another day. */
  want(customerId: string, url: string): void
}

const atOnce = 10
/** A host of pictures that is slow costs pictures, not memory. */
const mostWaiting = 1_000
/** What browsers show and what can hold no script. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

/** Fetches pictures of customers, a few at once, in a lane of its own: names do not wait for them. */
export function startPictures(deps: PicturesDeps): Pictures {
  const waiting = new Map<string, string>()
  const worker = startWorker({
    name: 'customer pictures',
    log: deps.log,
    async work() {
      const next = [...waiting].slice(0, atOnce)
      for (const [customerId] of next) waiting.delete(customerId)
      await Promise.all(next.map(([customerId, url]) => fetchOne(deps, customerId, url)))
      return waiting.size > 0
    },
  })
  return {
    ...worker,
    want(customerId, url) {
      if (waiting.size >= mostWaiting) return
      waiting.set(customerId, url)
      worker.poke()
    },
  }
}

async function fetchOne({ db, log, pictureOf, onCommitted }: PicturesDeps, customerId: string, url: string) {
  try {
    const bytes = await pictureOf(url)
    const mime = sniff(bytes)
    if (!shown.has(mime)) throw new Error('What is there is no picture.')
    if (await storeAvatar(db, customerId, { mime, bytes })) onCommitted()
  } catch (error) {
    log.info({ customerId }, `A customer's picture is not known: ${messageOf(error)}`)
  }
}
