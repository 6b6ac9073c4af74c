import type { Media, MediaContent } from '../../../channels/channel.ts'
import type { Db, Handle } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { fileMaxBytes } from '../contract.ts'
import type { StoredMedia } from '../media.ts'
import { secondsOf } from '../seconds.ts'
import { linkFile, storeFile } from '../store.ts'
import { type Claimed, claimNext, finish, postpone } from './leases.ts'
import { verdictOn } from './policy.ts'
import { readBody } from './read-body.ts'

export interface FetchDeps {
  readonly db: Db
  readonly log: Log
  /** Throws `ChannelError`; `gone` when the remote has it no more. */
  readonly mediaOf: (accountId: string, media: Media) => Promise<MediaContent>
  /** Told in the transaction that records it. */
  readonly onFetched: (tx: Handle, fetched: Fetched) => Promise<void>
  readonly onCommitted: () => void
}

export interface Fetched {
  readonly sessionId: string
  readonly seq: number
  readonly media: StoredMedia
}

/** One slow file holds up one lane. */
const lanes = 3
const deadlineMs = 120_000

/** Fetches what customers sent, at once: remotes forget it. A message never waits for its file. */
export function startFileFetches(deps: FetchDeps): Worker {
  const start = (lane: number, onFound: () => void) =>
    startWorker({ name: `files ${lane}`, log: deps.log, work: () => fetchNext(deps, onFound) })
  const others = Array.from({ length: lanes - 1 }, (_, lane) => start(lane + 1, () => {}))
  const pokeOthers = () => {
    for (const worker of others) worker.poke()
  }
  // One looks whether there is anything; most messages bring no file.
  const first = start(0, pokeOthers)
  const all = [first, ...others]
  return {
    poke: first.poke,
    idle: async () => {
      for (const worker of all) await worker.idle()
    },
    stop: async () => void (await Promise.all(all.map((worker) => worker.stop()))),
  }
}

async function fetchNext(deps: FetchDeps, onFound: () => void): Promise<boolean> {
  const claimed = await claimNext(deps.db)
  if (!claimed) return false
  onFound()
  const { sessionId, seq, attempts, media } = claimed
  try {
    const ready = await fetchFile(deps, claimed)
    await record(deps, claimed, ready)
  } catch (error) {
    deps.log.info({ sessionId, seq, attempts }, `A file was not fetched: ${messageOf(error)}`)
    const verdict = verdictOn(error, attempts)
    if (verdict.status === 'retry') await postpone(deps.db, claimed, verdict.afterMs)
    else await record(deps, claimed, { ...media, gone: true })
  }
  return true
}

async function fetchFile({ db, mediaOf }: FetchDeps, { accountId, media }: Claimed): Promise<StoredMedia> {
  const { kind, remoteId = '' } = media
  const signal = AbortSignal.timeout(deadlineMs)
  const { body, name } = await mediaOf(accountId, { kind, remoteId })
  const bytes = await readBody(body, { maxBytes: fileMaxBytes, signal })
  const { fileId, name: stored, size, mime } = await storeFile(db, { name: media.name ?? name, bytes })
  const seconds = secondsOf(bytes, mime)
  return { kind, remoteId, fileId, name: stored, size, mime, ...(seconds !== undefined && { seconds }) }
}

/** Nothing is recorded when the lease is no longer ours; the file then goes with those that nobody sent. */
async function record({ db, onFetched, onCommitted }: FetchDeps, claimed: Claimed, media: StoredMedia): Promise<void> {
  const { sessionId, seq } = claimed
  await db.tx(async (tx) => {
    await onFetched(tx, { sessionId, seq, media })
    if (media.fileId !== undefined) await linkFile(tx, media.fileId)
    await finish(tx, claimed)
  })
  onCommitted()
}
