import { expect, test } from 'vitest'
import { ahead } from './ahead.ts'

const turn = () => new Promise(setImmediate)

async function* numbers(to: number, onFetched: (n: number) => void = () => {}) {
  for (let n = 1; n <= to; n++) {
    await turn()
    onFetched(n)
    yield n
  }
}

test('every value comes once, in its order', async () => {
  const seen: number[] = []
  for await (const n of ahead(numbers(50), 4)) {
    if (n % 7 === 0) await turn()
    seen.push(n)
  }
  expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
})

test('while one is worked on so many are fetched and no more', async () => {
  let fetched = 0
  const values = ahead(
    numbers(100, (n) => {
      fetched = n
    }),
    4,
  )
  expect((await values.next()).value).toBe(1)
  for (let i = 0; i < 50; i++) await turn()
  // The one that is worked on, four that wait, and the one that is in hand.
  expect(fetched).toBeLessThanOrEqual(6)
  expect(fetched).toBeGreaterThanOrEqual(5)
  await values.return(undefined)
})

test('what goes wrong is thrown after what came before it', async () => {
  async function* failing() {
    yield 1
    yield 2
    throw new Error('no more')
  }
  const seen: number[] = []
  const reading = (async () => {
    for await (const n of ahead(failing(), 4)) seen.push(n)
  })()
  await expect(reading).rejects.toThrow('no more')
  expect(seen).toEqual([1, 2])
})

test('who stops early stops the fetching too, and its end is waited for', async () => {
  let closed = false
  async function* endless() {
    try {
      for (let n = 1; ; n++) {
        await turn()
        yield n
      }
    } finally {
      closed = true
    }
  }
  for await (const n of ahead(endless(), 3)) if (n === 5) break
  expect(closed).toBe(true)
})
