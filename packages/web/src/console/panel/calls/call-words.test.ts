import type { CrmCall } from '@yingda/server/domains/crm/contract'
import { expect, test } from 'vitest'
import { translator } from '../../i18n/translate.ts'
import { callWords, staffOf } from './call-words.ts'

const call: CrmCall = {
  ...{ callId: '1', recordId: 'r', companyCode: 'c', callTime: '2026-03-02T02:00:00Z', direction: 'out' },
  ...{ connected: true, talkSeconds: 65, hasRecording: false },
}

test.each([
  [{}, '呼出 · 1:05'],
  [{ direction: 'in' as const }, '呼入 · 1:05'],
  [{ connected: false }, '呼出未接通'],
  [{ connected: false, direction: 'in' as const }, '未接来电'],
])('%j is told as %s', (more, words) => {
  expect(callWords(translator('zh-CN'), { ...call, ...more })).toBe(words)
})

test('the name of the directory comes before the one that Yunke writes', () => {
  const member = { userId: 'zhangsan', name: '张三丰' }
  expect(staffOf({ ...call, staffName: '张三', department: '售后', member })).toBe('张三丰 · 售后')
  expect(staffOf({ ...call, staffName: '张三' })).toBe('张三')
  expect(staffOf(call)).toBe('')
})
