import type { DirectoryRun, DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { isRecord } from '../../api/guards.ts'
import { parseJson } from '../../lib/json.ts'

/** What a frame says of a sync, `ready` when the feed begins, `undefined` for everything else that it tells. */
export function readProgress(text: string): DirectorySyncProgress | 'ready' | undefined {
  const frame = parseJson(text)
  if (!isRecord(frame)) return undefined
  if (frame.type === 'ready') return 'ready'
  return frame.type === 'directory_sync' && isProgress(frame.data) ? frame.data : undefined
}

const numbers = ['done', 'total', 'departments', 'members', 'failed']

const isProgress = (value: unknown): value is DirectorySyncProgress =>
  isRecord(value) &&
  typeof value.run_id === 'string' &&
  typeof value.status === 'string' &&
  typeof value.phase === 'string' &&
  numbers.every((name) => typeof value[name] === 'number')

/** The sync that runs, by what was told last and what was read last. A run that has ended never runs again. */
export function runningNow(
  told: DirectorySyncProgress | undefined,
  newest: DirectoryRun | undefined,
): DirectorySyncProgress | undefined {
  const hasEnded = (id: string) =>
    (told?.run_id === id && told.status !== 'running') || (newest?.id === id && newest.status !== 'running')
  if (told && !hasEnded(told.run_id)) return told
  return newest && !hasEnded(newest.id) ? progressOf(newest) : undefined
}

const progressOf = (run: DirectoryRun): DirectorySyncProgress => ({
  run_id: run.id,
  status: run.status,
  phase: run.phase,
  done: run.done,
  total: run.total,
  departments: run.department.total,
  members: run.user.total,
  failed: run.department.failed + run.user.failed,
})

/** How full the bar is: members take the time, department by department. */
export function percentOf({ phase, done, total }: DirectorySyncProgress): number {
  if (phase === 'done') return 100
  return phase === 'members' && total > 0 ? Math.floor((Math.min(done, total) / total) * 100) : 0
}
