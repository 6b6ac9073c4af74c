import { expect, test } from 'vitest'
import type { DoctorReport } from '../domains/doctor/index.ts'
import { tableOf } from './doctor-table.ts'

const report: DoctorReport = {
  state: 'failed',
  checked_at: '2026-03-01T08:00:00.000Z',
  checks: [
    { id: 'a', name: { zh: '时钟', en: 'Clock' }, state: 'ok', found: { zh: '一致', en: 'the same' } },
    {
      id: 'b',
      name: { zh: '企业可信 IP', en: 'Trusted IP' },
      state: 'failed',
      found: { zh: '拒绝 [60020]', en: 'refused [60020]' },
      errcode: 60020,
      remedy: { zh: '加入', en: 'add it' },
    },
  ],
}

test('every check has a line, and what failed says what to do below it', () => {
  expect(tableOf(report, 'en')).toEqual([
    'state   check       found',
    'ok      Clock       the same',
    'failed  Trusted IP  refused [60020]',
    '                    remedy: add it',
    '',
    '=> failed',
  ])
})

test('Chinese characters take two columns', () => {
  expect(tableOf(report, 'zh').slice(0, 4)).toEqual([
    '状态  检查         结果',
    '正常  时钟         一致',
    '失败  企业可信 IP  拒绝 [60020]',
    '                   处理: 加入',
  ])
})
