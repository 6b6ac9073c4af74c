import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBatcher } from './batcher.ts'

/** A batcher whose flushes end when the test says so, one way or the other. */
function controlled(lanes: number, maxBatch: number) {
  const flushes: { items: readonly number[]; end: (error?: Error) => void }[] = []
  const running = new Set<object>()
  const seen = { mostAtOnce: 0 }
  const batcher = createBatcher<number>({
    lanes,
    maxBatch,
    flush: (items) =>
      new Promise((resolve, reject) => {
        const flush = {
          items,
          end(error?: Error) {
            running.delete(flush)
            if (error) reject(error)
            else resolve()
          },
        }
        flushes.push(flush)
        running.add(flush)
        seen.mostAtOnce = Math.max(seen.mostAtOnce, running.size)
      }),
  })
  return { ...batcher, flushes, running, seen }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('end' as const), pick: fc.nat(), fails: fc.boolean() }),
  fc.record({ do: fc.constant('turn' as const) }),
)

test('every item is flushed once, in order, settles with its own flush, and never waits for nothing', async () => {
  const world = fc.record({
    lanes: fc.integer({ min: 1, max: 3 }),
    maxBatch: fc.integer({ min: 1, max: 5 }),
    steps: fc.array(step, { maxLength: 40 }),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ lanes, maxBatch, steps }) => {
      const { add, flushes, running, seen } = controlled(lanes, maxBatch)
      const outcomes = new Map<number, string>()
      const expected = new Map<number, string>()
      const open = () => flushes.filter((flush) => running.has(flush))
      let added = 0
      const end = (flush: (typeof flushes)[number] | undefined, fails: boolean) => {
        for (const item of flush?.items ?? []) expected.set(item, fails ? `failed with ${flush?.items[0]}` : 'done')
        flush?.end(fails ? new Error(`failed with ${flush.items[0]}`) : undefined)
      }
      const quiet = async () => {
        for (let i = 0; i < lanes + 2; i++) await turn()
        const waiting = added - flushes.flatMap(({ items }) => items).length
        expect(waiting === 0 || running.size === lanes, 'an item waits although a lane is free').toBe(true)
        expect(outcomes).toEqual(expected)
      }
      for (const one of steps) {
        if (one.do === 'turn') await quiet()
        if (one.do === 'end') end(open()[one.pick % (open().length || 1)], one.fails)
        for (let i = 0; one.do === 'add' && i < one.count; i++) {
          const item = added++
          add(item).then(
            () => outcomes.set(item, 'done'),
            (error: Error) => outcomes.set(item, error.message),
          )
        }
      }
      for (await quiet(); running.size > 0; await quiet()) end(open()[0], false)
      expect(flushes.flatMap(({ items }) => items)).toEqual(Array.from({ length: added }, (_, item) => item))
      expect(flushes.every(({ items }) => items.length >= 1 && items.length <= maxBatch)).toBe(true)
      expect(seen.mostAtOnce).toBeLessThanOrEqual(lanes)
      expect(outcomes.size).toBe(added)
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('what is added in one turn leaves together', async () => {
  const { add, flushes } = controlled(2, 500)
  for (let item = 0; item < 20; item++) void add(item)
  await turn()
  expect(flushes.map(({ items }) => items.length)).toEqual([20])
})

test('a flush that throws at once rejects its items and frees its lane', async () => {
  let calls = 0
  const { add } = createBatcher<number>({
    lanes: 1,
    maxBatch: 1,
    flush() {
      calls++
      if (calls === 1) throw new Error('at once')
      return Promise.resolve()
    },
  })
  const [first, second] = await Promise.allSettled([add(1), add(2)])
  expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled'])
})
