import {
  type DirectorySource,
  type SyncDeps,
  syncDepartments,
  syncMembers,
  WeComError,
  WeComSyncError,
} from '@yingda/wecom'
import { type Db, type Handle, sql } from '../../platform/db.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { LeaseLost, writeRun } from './leases.ts'
import type { Run } from './runs.ts'
import { createRunStore } from './store/run-store.ts'

export interface ExecuteDeps {
  readonly db: Db
  readonly log: Log
  readonly source: DirectorySource
  readonly requireMobile: boolean
  readonly onLeft: (tx: Handle, userIds: readonly string[]) => Promise<void>
  readonly onReturned: (tx: Handle, userIds: readonly string[]) => Promise<void>
}

export interface Execution {
  readonly run: Run
  /** Aborted: the run is left as it is, for whoever takes it up. */
  readonly signal: AbortSignal
  readonly onStored: () => void
}

const warnSeconds = 30

/** Departments, then members, from wherever the run is; ends the run, or throws and leaves it running. */
export async function executeRun(deps: ExecuteDeps, { run, signal, onStored }: Execution): Promise<void> {
  const { db, log, source } = deps
  const store = createRunStore({ ...deps, run, onStored })
  const sync: SyncDeps = { source, store, log, signal }
  const { departmentId, fetchChild } = run
  try {
    if (run.phase === 'departments') await syncDepartments(sync, { departmentId, includeChildren: fetchChild })
    const sweep = departmentId === null
    await syncMembers(sync, { departmentId, fetchChild, requireMobile: deps.requireMobile, sweep })
    await writeRun(db, run, sql`status = 'succeeded', phase = 'done', finished_at = now()`)
  } catch (error) {
    signal.throwIfAborted()
    if (isLost(error)) throw error
    await endFailed(deps, run, error)
  }
  await warnIfLong(db, log, run)
}

export const isLost = (error: unknown): boolean =>
  error instanceof LeaseLost || (error instanceof Error && error.cause instanceof LeaseLost)

/** What we did not foresee stays in the log. */
async function endFailed({ db, log }: ExecuteDeps, run: Run, error: unknown): Promise<void> {
  const isForeseen = error instanceof WeComError && !(error.cause instanceof Error && error instanceof WeComSyncError)
  log.error({ runId: run.id, ...(!isForeseen && { err: error }) }, `The directory sync failed: ${messageOf(error)}`)
  const text = error instanceof WeComError ? error.message : '同步因内部错误中止'
  const errcode = error instanceof WeComError ? (error.errcode ?? null) : null
  await writeRun(db, run, sql`status = 'failed', finished_at = now(), error = ${text}, errcode = ${errcode}::int`)
}

async function warnIfLong(db: Db, log: Log, { id }: Run): Promise<void> {
  const ended = await db.one<{ seconds: number }>(sql`
    select round(extract(epoch from finished_at - started_at))::int as seconds from directory_runs where id = ${id}`)
  if (ended && ended.seconds > warnSeconds) log.warn({ runId: id }, `同步耗时过长: ${ended.seconds} 秒`)
}
