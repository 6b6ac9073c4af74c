import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'
import { ModelError } from './model-error.ts'

function onClock() {
  const state = { now: 1_000, up: false, asked: 0 }
  const breaker = createBreaker(() => state.now)
  const ask = (kind = {}) =>
    breaker
      .run(async () => {
        state.asked += 1
        if (!state.up) throw new ModelError('down', kind)
        return 'answered'
      })
      .catch(() => 'failed')
  return { state, ask, breaker }
}

test('after three failures in a row the model is left alone for 15 seconds', async () => {
  const { state, ask } = onClock()
  for (let i = 0; i < 5; i++) await ask()
  expect(state.asked).toBe(3)
  state.now += 14_999
  await ask()
  expect(state.asked).toBe(3)
  state.now += 1
  state.up = true
  expect(await ask()).toBe('answered')
  expect(await ask()).toBe('answered')
  expect(state.asked).toBe(5)
})

test('while it stays down one question each 15 seconds tries it', async () => {
  const { state, ask } = onClock()
  for (let i = 0; i < 3; i++) await ask()
  state.now += 15_000
  await Promise.all([ask(), ask(), ask()])
  expect(state.asked).toBe(4)
})

test('a success in between starts the count anew', async () => {
  const { state, ask } = onClock()
  for (const up of [false, false, true, false, false, true]) {
    state.up = up
    await ask()
  }
  expect(state.asked).toBe(6)
})

test('questions that were badly asked, or that nobody waits for, are no failures of the model', async () => {
  const { state, ask } = onClock()
  for (let i = 0; i < 6; i++) await ask({ isOurs: true })
  expect(state.asked).toBe(6)
})
