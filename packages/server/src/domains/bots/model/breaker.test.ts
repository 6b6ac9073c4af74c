import { expect, test } from 'vitest'
import { createModel } from './openai.ts'

const never = new AbortController().signal
const whole = 'data: {"choices":[{"delta":{"content":"好"},"finish_reason":"stop"}]}\n\n'

function modelOnClock() {
  const state = { now: 1_000, up: false, asked: 0 }
  const model = createModel({
    baseUrl: 'http://model.test/v1',
    apiKey: '',
    model: 'm',
    timeoutMs: 1_000,
    now: () => state.now,
    fetch: async () => {
      state.asked += 1
      return state.up ? new Response(whole) : new Response('', { status: 503 })
    },
  })
  const ask = () => model.answer('?', [], never).catch(() => 'failed')
  return { state, ask }
}

test('after three failures in a row the model is left alone for 15 seconds', async () => {
  const { state, ask } = modelOnClock()
  for (let i = 0; i < 5; i++) await ask()
  expect(state.asked).toBe(3)
  state.now += 14_999
  await ask()
  expect(state.asked).toBe(3)
  state.now += 1
  state.up = true
  expect(await ask()).toBe('好')
  expect(state.asked).toBe(4)
})

test('while it stays down one question each 15 seconds tries it', async () => {
  const { state, ask } = modelOnClock()
  for (let i = 0; i < 3; i++) await ask()
  state.now += 15_000
  for (let i = 0; i < 3; i++) await ask()
  expect(state.asked).toBe(4)
})

test('a success in between starts the count anew', async () => {
  const { state, ask } = modelOnClock()
  for (const up of [false, false, true, false, false, true]) {
    state.up = up
    await ask()
  }
  expect(state.asked).toBe(6)
})
