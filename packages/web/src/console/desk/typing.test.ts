import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storyOf } from '../feed/testing/frames.ts'
import { createTyping } from './typing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lisi = { type: 'typing', sessionId: 'ses_1', csId: 'lisi', name: '李四' } as const
const { type: _, ...shown } = lisi

test('a colleague who writes is shown until they were silent for a while', () => {
  const { store, hear } = createTyping(() => undefined)
  hear(lisi)
  vi.advanceTimersByTime(4_000)
  hear(lisi)
  vi.advanceTimersByTime(4_000)
  expect(store.get()).toEqual([shown])
  vi.advanceTimersByTime(1_000)
  expect(store.get()).toEqual([])
})

test('what a colleague has said ends their writing, and nobody else’s', () => {
  const { store, hear } = createTyping(() => undefined)
  hear(lisi)
  hear({ ...lisi, csId: 'wangwu', name: '王五' })
  hear(storyOf('ses_1').said(1, { senderType: 'manual', senderId: 'lisi' }))
  expect(store.get().map(({ csId }) => csId)).toEqual(['wangwu'])
})

test('a customer who writes is shown until what they wrote is there, or they were silent', () => {
  const { store, hear } = createTyping(() => undefined)
  hear({ type: 'customer_typing', sessionId: 'ses_1' })
  hear(lisi)
  expect(store.get().map(({ csId }) => csId)).toEqual(['', 'lisi'])
  hear(storyOf('ses_1').said(1, { senderType: 'customer' }))
  expect(store.get().map(({ csId }) => csId)).toEqual(['lisi'])
  hear({ type: 'customer_typing', sessionId: 'ses_1' })
  vi.advanceTimersByTime(5_000)
  expect(store.get()).toEqual([])
})

test('others are told that I write, not with every letter', () => {
  const sent: unknown[] = []
  const { tell } = createTyping((frame) => sent.push(frame))
  for (const at of [0, 100, 1_900, 2_000, 2_100]) tell('ses_1', at)
  expect(sent).toEqual([
    { type: 'typing', sessionId: 'ses_1' },
    { type: 'typing', sessionId: 'ses_1' },
  ])
})
