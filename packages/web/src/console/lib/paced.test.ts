import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paced } from './paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first call runs at once, a flood runs once per pause, and the last one is never left out', () => {
  let runs = 0
  const call = paced(16, () => {
    runs += 1
  })
  call()
  expect(runs).toBe(1)
  for (let n = 0; n < 100; n += 1) call()
  expect(runs).toBe(1)
  vi.advanceTimersByTime(16)
  expect(runs).toBe(2)
  vi.advanceTimersByTime(1_000)
  expect(runs).toBe(2)
  call()
  expect(runs).toBe(3)
})

test('a run that calls for itself waits for the next pause', () => {
  let runs = 0
  const call = paced(16, () => {
    runs += 1
    if (runs < 3) call()
  })
  call()
  expect(runs).toBe(1)
  vi.advanceTimersByTime(100)
  expect(runs).toBe(3)
})

test('a run that fails does not stop the ones after it', () => {
  let runs = 0
  const call = paced(16, () => {
    runs += 1
    if (runs === 1) throw new Error('once')
  })
  expect(call).toThrow('once')
  vi.advanceTimersByTime(16)
  call()
  expect(runs).toBe(2)
})
