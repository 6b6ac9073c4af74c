import type { CallSyncProgress, CallSyncRun } from './contract.ts'
import type { Run } from './runs.ts'

export const presentRun = (run: Run): CallSyncRun => ({
  ...presentProgress(run),
  origin: run.origin,
  ...(run.requestedBy !== null && { requestedBy: run.requestedBy }),
  from: run.from,
  to: run.to,
  withoutTime: run.withoutTime,
  errors: [...run.errors],
  ...(run.error !== null && { error: run.error }),
  startedAt: run.startedAt.toISOString(),
  ...(run.finishedAt && { finishedAt: run.finishedAt.toISOString() }),
})

export const presentProgress = (run: Run): CallSyncProgress => ({
  runId: run.id,
  status: run.status,
  done: run.done,
  total: run.total,
  page: run.page,
  pages: run.pages,
  fetched: run.fetched,
  created: run.created,
  updated: run.updated,
  failed: run.failed,
})
