import type { Batch, Saved, Tally } from './store.ts'

/** A sync that takes longer says so. */
export const syncWarnSeconds = 30

export interface SyncResult {
  /** Rows that WeCom has, each counted once. */
  readonly total: number
  readonly created: number
  /** Rows that were stored and have changed; unchanged ones are not written. */
  readonly updated: number
  readonly failed: number
  readonly success: boolean
  /** Something was left out: `failed` or `errors` say what. */
  readonly partial: boolean
  readonly errors: readonly string[]
  /** Seconds. */
  readonly elapsedTime: number
  readonly timeoutWarning?: string
}

const errorsKept = 100

export const emptyTally: Tally = { total: 0, created: 0, updated: 0, failed: 0, errors: [], incomplete: false }

/** Counts go on without end; of the sentences the first hundred are kept. */
export function addBatch(tally: Tally, batch: Batch<unknown>, saved: Saved): Tally {
  const { rows, faults, errors, incomplete } = batch
  return {
    total: tally.total + rows.length + faults.length,
    created: tally.created + saved.created,
    updated: tally.updated + saved.updated,
    failed: tally.failed + faults.length + saved.faults.length,
    errors: [...tally.errors, ...errors, ...faults, ...saved.faults].slice(0, errorsKept),
    incomplete: tally.incomplete || incomplete,
  }
}

export function resultOf({ incomplete: _, ...tally }: Tally, elapsedTime: number): SyncResult {
  return {
    ...tally,
    success: true,
    partial: tally.failed > 0 || tally.errors.length > 0,
    elapsedTime,
    ...timeoutWarning(elapsedTime),
  }
}

/** @param elapsedTime seconds */
export function timeoutWarning(elapsedTime: number): { timeoutWarning?: string } {
  return elapsedTime > syncWarnSeconds ? { timeoutWarning: `同步耗时过长: ${elapsedTime} 秒` } : {}
}
