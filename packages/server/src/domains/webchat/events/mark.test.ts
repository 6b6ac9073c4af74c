import { expect, test } from 'vitest'
import { formatMark, isNews, parseMark } from './mark.ts'

const cursor = { xid: '812', id: 7 }
const shown = { sessionId: 'ses_0k1', seq: 4 }
const change = { xid: '813', id: 1, kind: 'new_message', sessionId: 'ses_0k1', seq: 5 }

test.each([
  { cursor, shown: undefined },
  { cursor, shown },
])('a mark is read back as it was written: %j', (mark) => {
  expect(parseMark(formatMark(mark))).toEqual(mark)
})

test.each(['', '812', '812.7~', '812.7~ses_1', '812.7~ses_1~x', '812.7~acc_1~2', '812.7~ses_1~2~3', "812.7~ses_'~1"])(
  'what is no mark of ours is none: %j',
  (text) => {
    expect(parseMark(text)).toBeUndefined()
  },
)

test('what came before the mark, and messages that were shown beyond it, are no news', () => {
  expect(isNews({ cursor, shown }, change)).toBe(true)
  expect(isNews({ cursor, shown }, { ...change, xid: '812', id: 7 })).toBe(false)
  expect(isNews({ cursor, shown }, { ...change, seq: 4 })).toBe(false)
})

test('what happens to a message that was shown is news, and so is every message of another session', () => {
  expect(isNews({ cursor, shown }, { ...change, seq: 4, kind: 'message_recalled' })).toBe(true)
  expect(isNews({ cursor, shown }, { ...change, sessionId: 'ses_0k2', seq: 1 })).toBe(true)
})
