import { expect, test } from 'vitest'
import { compositionEnded, compositionStarted, enterMeans, type KeyPress, noComposition } from './ime.ts'

const enter = (change: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter',
  shiftKey: false,
  isComposing: false,
  keyCode: 13,
  at: 5_000,
  ...change,
})

test('Enter sends and Shift+Enter breaks the line; other keys do neither', () => {
  expect(enterMeans(enter(), noComposition)).toBe('send')
  expect(enterMeans(enter({ shiftKey: true }), noComposition)).toBe('newline')
  expect(enterMeans(enter({ key: 'a', keyCode: 65 }), noComposition)).toBe('nothing')
})

test('the Enter that takes a candidate never sends: isComposing, keyCode 229, or a composition under way', () => {
  expect(enterMeans(enter({ isComposing: true }), noComposition)).toBe('nothing')
  expect(enterMeans(enter({ keyCode: 229 }), noComposition)).toBe('nothing')
  expect(enterMeans(enter(), compositionStarted)).toBe('nothing')
})

test('Safari reports the key press after the composition has ended, and that press does not send', () => {
  expect(enterMeans(enter({ keyCode: 229, at: 5_001 }), compositionEnded(5_000))).toBe('nothing')
  expect(enterMeans(enter({ at: 5_003 }), compositionEnded(5_000))).toBe('nothing')
})

test('the next Enter after a composition sends', () => {
  expect(enterMeans(enter({ at: 5_120 }), compositionEnded(5_000))).toBe('send')
})
