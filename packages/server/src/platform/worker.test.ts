import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startWorker, type Worker } from './worker.ts'

const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
let worker: Worker | undefined

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  const stopped = worker?.stop()
  await vi.runOnlyPendingTimersAsync()
  await stopped
  vi.useRealTimers()
  vi.clearAllMocks()
})

/** A piece of work that ends when the test says so. */
function gate() {
  const waiting: { end: (more: boolean) => void; fail: (error: Error) => void }[] = []
  const work = vi.fn(() => new Promise<boolean>((end, fail) => waiting.push({ end, fail })))
  return {
    work,
    end: (more: boolean) => waiting.shift()?.end(more),
    fail: () => waiting.shift()?.fail(new Error('broken')),
  }
}

const turn = () => vi.advanceTimersByTimeAsync(0)

test('a worker looks when it starts, when it is poked, and by itself now and then', async () => {
  const work = vi.fn(async () => false)
  worker = startWorker({ name: 'w', log, work, everyMs: 1_000 })
  await worker.idle()
  expect(work).toHaveBeenCalledTimes(1)
  worker.poke()
  await worker.idle()
  expect(work).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(work).toHaveBeenCalledTimes(5)
})

test('while there is more it goes on at once', async () => {
  let left = 5
  const work = vi.fn(async () => --left > 0)
  worker = startWorker({ name: 'w', log, work })
  await worker.idle()
  expect(work).toHaveBeenCalledTimes(5)
})

test('it never works twice at once, and looks once more for whatever came meanwhile', async () => {
  const { work, end } = gate()
  worker = startWorker({ name: 'w', log, work })
  for (let i = 0; i < 5; i++) worker.poke()
  await turn()
  expect(work).toHaveBeenCalledTimes(1)
  end(false)
  await turn()
  expect(work).toHaveBeenCalledTimes(2)
  end(false)
  await turn()
  expect(work).toHaveBeenCalledTimes(2)
})

test('an error is told and does not end it', async () => {
  const { work, end, fail } = gate()
  worker = startWorker({ name: 'w', log, work, everyMs: 1_000 })
  await turn()
  fail()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.error).toHaveBeenCalledTimes(1)
  expect(work).toHaveBeenCalledTimes(2)
  end(false)
})

test('idle waits for what is under way, and for what that leads to', async () => {
  const { work, end } = gate()
  worker = startWorker({ name: 'w', log, work })
  const idle = vi.fn()
  void worker.idle().then(idle)
  worker.poke()
  await turn()
  end(false)
  await turn()
  expect(idle).not.toHaveBeenCalled()
  end(false)
  await turn()
  expect(idle).toHaveBeenCalled()
})

test('stopping waits for the work under way and begins no other', async () => {
  const { work, end } = gate()
  worker = startWorker({ name: 'w', log, work })
  await turn()
  const stopped = vi.fn()
  void worker.stop().then(stopped)
  worker.poke()
  await turn()
  expect(stopped).not.toHaveBeenCalled()
  end(true)
  await turn()
  expect(stopped).toHaveBeenCalled()
  worker.poke()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(work).toHaveBeenCalledTimes(1)
})

test('a worker that may work half of the time rests as long as it worked, but not while somebody waits for it', async () => {
  const { work, end } = gate()
  worker = startWorker({ name: 'w', log, work, everyMs: 60_000, share: () => 0.5 })
  await vi.advanceTimersByTimeAsync(100)
  end(true)
  await vi.advanceTimersByTimeAsync(99)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(100)
  end(true)
  await turn()
  expect(work).toHaveBeenCalledTimes(2)
  void worker.idle()
  await turn()
  expect(work).toHaveBeenCalledTimes(3)
  end(false)
})
