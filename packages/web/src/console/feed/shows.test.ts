import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shows } from './shows.ts'
import { createStore } from './store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is shown already, or soon, is true; what is not shown in time is false', async () => {
  const store = createStore(1)
  expect(await shows(store, (value) => value === 1, 1_000)).toBe(true)
  const soon = shows(store, (value) => value === 2, 1_000)
  store.change(() => 2)
  expect(await soon).toBe(true)
  const never = shows(store, (value) => value === 3, 1_000)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await never).toBe(false)
  expect(vi.getTimerCount()).toBe(0)
})
