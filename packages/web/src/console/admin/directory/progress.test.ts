import type { DirectoryRun, DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { expect, test } from 'vitest'
import { percentOf, readProgress, runningNow } from './progress.ts'

const told: DirectorySyncProgress = {
  run_id: 'dsr_1',
  status: 'running',
  phase: 'members',
  done: 2,
  total: 6,
  departments: 6,
  members: 5,
  failed: 0,
}
const counts = { total: 6, created: 0, updated: 0, failed: 1, partial: true, errors: [] }
const run: DirectoryRun = {
  id: 'dsr_1',
  status: 'running',
  phase: 'members',
  origin: 'request',
  fetch_child: true,
  done: 1,
  total: 6,
  department: counts,
  user: counts,
  archived: 0,
  deactivated: 0,
  elapsed_time: 1,
  started_at: '2026-03-01T08:00:00Z',
}

test('a frame of the feed is read, a stranger is left out', () => {
  expect(readProgress(JSON.stringify({ type: 'directory_sync', cursor: '1.1', data: told }))).toEqual(told)
  expect(readProgress('{"type":"ready","cursor":"1.1"}')).toBe('ready')
  const strangers = ['{', 'null', '{"type":"new_message"}', '{"type":"directory_sync","data":{"run_id":"x"}}']
  expect(strangers.map(readProgress)).toEqual([undefined, undefined, undefined, undefined])
})

test('what was told is newer than what was read of the same run', () => {
  expect(runningNow(told, run)).toBe(told)
  expect(runningNow(undefined, run)).toMatchObject({ run_id: 'dsr_1', done: 1, failed: 2 })
  expect(runningNow(undefined, undefined)).toBeUndefined()
})

test('a run that has ended runs no more, whoever said so', () => {
  expect(runningNow({ ...told, status: 'succeeded' }, run)).toBeUndefined()
  expect(runningNow(told, { ...run, status: 'failed' })).toBeUndefined()
  expect(runningNow({ ...told, status: 'succeeded' }, { ...run, id: 'dsr_2' })).toMatchObject({ run_id: 'dsr_2' })
})

test('the bar fills with the departments whose members are stored', () => {
  expect(percentOf({ ...told, phase: 'departments' })).toBe(0)
  expect(percentOf({ ...told, total: 0 })).toBe(0)
  expect(percentOf(told)).toBe(33)
  expect(percentOf({ ...told, done: 9 })).toBe(100)
  expect(percentOf({ ...told, phase: 'done', total: 0 })).toBe(100)
})
