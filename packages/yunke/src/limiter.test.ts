import { expect, test } from 'vitest'
import { YunkeLimiter } from './limiter.ts'
import { failure } from './testing/failure.ts'

/** Time stands still until somebody sleeps, and then it is later. */
function world(options: { requestsPerSecond?: number; inFlight?: number } = {}) {
  let now = 0
  const waits: { readonly at: number; readonly wake: () => void }[] = []
  const sleep = (ms: number) => new Promise<void>((wake) => void waits.push({ at: now + ms, wake }))
  const limiter = new YunkeLimiter({ ...options, clock: { now: () => now }, sleep })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  /** Lets time pass until nobody sleeps any more. */
  async function run(): Promise<void> {
    for (await settle(); waits.length > 0; await settle()) {
      const next = waits.sort((a, b) => a.at - b.at).shift()
      if (!next) return
      now = next.at
      next.wake()
    }
  }
  return { limiter, run, settle, now: () => now }
}

test('no second sees more than two requests of a company begin, in the order in which they came', async () => {
  const { limiter, run, now } = world()
  const starts: (readonly [number, number])[] = []
  const all = Array.from({ length: 9 }, (_, index) =>
    limiter.run('abc123', async () => void starts.push([index, now()] as const)),
  )
  await run()
  await Promise.all(all)
  expect(starts.map(([index]) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(starts.map(([, at]) => at)).toEqual([0, 0, 1000, 1000, 2000, 2000, 3000, 3000, 4000])
})

test('never more than two requests of a company are under way', async () => {
  const { limiter, run, settle } = world({ requestsPerSecond: 1000 })
  let underWay = 0
  let most = 0
  const finish: (() => void)[] = []
  const all = Array.from({ length: 5 }, () =>
    limiter.run('abc123', async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise<void>((resolve) => finish.push(resolve))
      underWay -= 1
    }),
  )
  for (await run(); finish.length > 0; await run()) {
    finish.shift()?.()
    await settle()
  }
  await Promise.all(all)
  expect(most).toBe(2)
})

test('one company does not wait for another', async () => {
  const { limiter } = world()
  const done: string[] = []
  await Promise.all(['a', 'a', 'b', 'b'].map((company) => limiter.run(company, async () => void done.push(company))))
  expect(done.sort()).toEqual(['a', 'a', 'b', 'b'])
})

test('a request that fails makes room for the next one', async () => {
  const { limiter, run } = world({ inFlight: 1 })
  const bad = failure(limiter.run('a', () => Promise.reject(new Error('refused'))))
  const good = limiter.run('a', async () => 'well')
  await run()
  expect([await bad, await good]).toEqual([new Error('refused'), 'well'])
})

test('whoever gives up waiting is never started and holds up nobody', async () => {
  const { limiter, run } = world({ requestsPerSecond: 1 })
  const started: string[] = []
  const controller = new AbortController()
  const first = limiter.run('a', async () => void started.push('first'))
  const second = failure(limiter.run('a', async () => void started.push('second'), controller.signal))
  const third = limiter.run('a', async () => void started.push('third'))
  controller.abort(new Error('enough'))
  await run()
  await Promise.all([first, third])
  expect([await second, started]).toEqual([new Error('enough'), ['first', 'third']])
})

test('less than one request a second is possible, and none is not', async () => {
  const { limiter, run, now } = world({ requestsPerSecond: 0.5 })
  const all = [1, 2].map(() => limiter.run('a', async () => now()))
  await run()
  expect(await Promise.all(all)).toEqual([0, 2000])
  expect(() => new YunkeLimiter({ requestsPerSecond: 0 })).toThrow(RangeError)
})
