import type { Db } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { type Outbound, OutboundRefused } from '../../../platform/outbound/index.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { bytesOf, PageRefused } from './bytes-of.ts'
import {
  claimImport,
  failImport,
  finishImport,
  type Import,
  ImportLost,
  keepImport,
  postponeImport,
  tellTotal,
} from './claim.ts'
import { Unreadable } from './parse/unreadable.ts'
import { readDocument } from './reading/read-document.ts'
import { storePairs } from './store-pairs.ts'
import { storePassages } from './store-passages.ts'
import { createTeller } from './tell.ts'

export interface ImportsDeps {
  readonly db: Db
  readonly log: Log
  readonly onCommitted: () => void
  /** For pages of websites; its limits are those of a page. */
  readonly outbound: Outbound
  /** The part of the time that it may work. */
  readonly share: () => number
}

const renewMs = 5_000
const mostAttempts = 4

/** Reads what was uploaded or linked, one document at a time on each node. */
export const startImports = (deps: ImportsDeps): Worker =>
  startWorker({ name: 'knowledge import', log: deps.log, share: deps.share, work: () => importNext(deps) })

async function importNext(deps: ImportsDeps): Promise<boolean> {
  const work = await claimImport(deps.db)
  if (work) await importClaimed(deps, work)
  return work !== undefined
}

/** Ends with the document ready, failed, or put off; an import that somebody else has by now is left to them. */
export async function importClaimed(deps: Omit<ImportsDeps, 'share'>, work: Import): Promise<void> {
  const { db, log } = deps
  // @NOTE a renewal that fails is no error: whoever takes the import over is told from this one by the lease's version.
  const renewing = setInterval(() => void keepImport(db, work).catch(() => {}), renewMs)
  const teller = createTeller(deps, work)
  try {
    await importOne(deps, work, teller.step)
  } catch (error) {
    if (error instanceof ImportLost) return
    log.info({ document: work.id }, `A document was not imported: ${messageOf(error)}`)
    const { reason, retry } = judge(error)
    if (retry && work.attempts < mostAttempts) await postponeImport(db, work, reason)
    else await failImport(db, work, reason)
  } finally {
    clearInterval(renewing)
    // @NOTE screens that hear nothing look by themselves after a while.
    await teller.end().catch(() => {})
  }
}

async function importOne(
  { db, outbound }: Pick<ImportsDeps, 'db' | 'outbound'>,
  work: Import,
  onStep: () => Promise<void>,
): Promise<void> {
  // A document on which whole processes die is not tried for ever.
  if (work.attempts > mostAttempts) throw new Unreadable('unreadable')
  const { format, bytes } = await bytesOf(db, outbound, work)
  if (format === 'csv') {
    await storePairs(db, work, bytes, onStep)
    return void (await finishImport(db, work))
  }
  const { title, passages } = await readDocument(format, bytes)
  const name = (work.kind === 'page' && title) || work.name
  await tellTotal(db, work, passages.length, name)
  await storePassages(db, work, passages, name, onStep)
  await finishImport(db, work)
}

/** In a word what went wrong, and whether it may be otherwise later. */
function judge(error: unknown): { reason: string; retry: boolean } {
  if (error instanceof Unreadable) return { reason: error.reason, retry: false }
  if (error instanceof OutboundRefused) {
    return { reason: `page_${error.reason}`, retry: error.reason === 'timeout' || error.reason === 'unresolved' }
  }
  if (error instanceof PageRefused) return { reason: 'page_refused', retry: error.retry }
  return { reason: 'failed', retry: true }
}
