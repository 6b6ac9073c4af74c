import { expect, test } from 'vitest'
import { createShelf } from './shelf.ts'

function shelfOf(...answers: (string | Error)[]) {
  let now = 0
  const ask = async () => {
    const answer = answers.shift() ?? 'none'
    if (answer instanceof Error) throw answer
    return answer
  }
  const shelf = createShelf(ask, () => now)
  return {
    ...shelf,
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('what was asked for is good for a minute, and asked for again after it', async () => {
  const shelf = shelfOf('first', 'second')
  expect(await shelf.take()).toBe('first')
  shelf.pass(59_999)
  expect(await shelf.take()).toBe('first')
  shelf.pass(1)
  expect(await shelf.take()).toBe('second')
})

test('a failure is not kept', async () => {
  const shelf = shelfOf(new Error('down'), 'first')
  await expect(shelf.take()).rejects.toThrow('down')
  expect(await shelf.take()).toBe('first')
})

test('what was changed is asked for at once', async () => {
  const shelf = shelfOf('first', 'second')
  await shelf.take()
  shelf.forget()
  expect(await shelf.take()).toBe('second')
})
