import { append } from '../../../feed/index.ts'
import type { Db } from '../../../platform/db.ts'
import { presentProgress } from './present.ts'
import { findRun } from './runs.ts'

export const crmSyncKind = 'crm_sync'
const atMostEveryMs = 250

export interface Teller {
  /** There is news of the run; screens learn of it soon. */
  soon(): void
  /** Tells the end, however short it is after the news before. */
  now(): Promise<void>
}

interface TellerDeps {
  readonly db: Db
  readonly runId: string
  readonly onCommitted: () => void
}

/** Tells screens how far a run is: after the transaction it is about, at most four times a second, and the last news too. */
export function createTeller({ db, runId, onCommitted }: TellerDeps): Teller {
  let toldAt = Number.NEGATIVE_INFINITY
  let telling: Promise<void> = Promise.resolve()
  let later: NodeJS.Timeout | undefined

  async function tell(): Promise<void> {
    const run = await findRun(db, runId)
    if (!run) return
    await append(db, [{ kind: crmSyncKind, sessionId: '', data: presentProgress(run) }])
    onCommitted()
  }
  const next = () => {
    clearTimeout(later)
    later = undefined
    toldAt = performance.now()
    // @NOTE a progress that could not be told is followed by another one.
    telling = telling.then(tell).catch(() => {})
    return telling
  }
  return {
    soon() {
      const waitMs = toldAt + atMostEveryMs - performance.now()
      if (waitMs <= 0) void next()
      else later ??= setTimeout(next, waitMs)
    },
    now: next,
  }
}
