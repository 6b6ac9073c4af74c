import type { DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchProgress } from './progress-socket.ts'

/** The browser's socket, as far as the page uses it. */
class Wire {
  static all: Wire[] = []
  readonly url: string
  sent: string[] = []
  isClosed = false
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  constructor(url: string) {
    this.url = url
    Wire.all.push(this)
  }
  send(text: string) {
    this.sent.push(text)
  }
  close() {
    this.isClosed = true
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

const newest = () => {
  const wire = Wire.all.at(-1)
  if (!wire) throw new Error('nothing was opened')
  return wire
}
const data: DirectorySyncProgress = {
  ...{ run_id: 'dsr_1', status: 'running', phase: 'members', done: 1, total: 2 },
  ...{ departments: 2, members: 3, failed: 0 },
}

let told: DirectorySyncProgress[]
let readies: number
let stop: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Wire)
  Wire.all = []
  told = []
  readies = 0
  stop = watchProgress({
    address: async () => `ws://desk/${Wire.all.length}`,
    onProgress: (progress) => told.push(progress),
    onReady: () => {
      readies += 1
    },
    random: () => 0,
  })
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('progress is told, and what else the feed says is not', () => {
  newest().says({ type: 'ready', cursor: '1.1' })
  newest().says({ type: 'directory_sync', cursor: '1.2', data })
  newest().says({ type: 'new_message' })
  expect([readies, told]).toEqual([1, [data]])
})

test('after a break it comes back, and what was missed is read', async () => {
  newest().says({ type: 'ready', cursor: '1.1' })
  newest().onclose?.()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(Wire.all.map(({ url }) => url)).toEqual(['ws://desk/0', 'ws://desk/1'])
  newest().says({ type: 'ready', cursor: '1.1' })
  expect(readies).toBe(2)
})

test('a connection that has gone silent is asked, and then given up', async () => {
  newest().says({ type: 'ready', cursor: '1.1' })
  await vi.advanceTimersByTimeAsync(25_000)
  expect(newest().sent).toEqual(['{"type":"ping"}'])
  const silent = newest()
  await vi.advanceTimersByTimeAsync(9_000)
  expect([silent.isClosed, Wire.all.length]).toEqual([true, 2])
})

test('whoever leaves the page holds no connection and opens none', async () => {
  stop()
  expect(newest().isClosed).toBe(true)
  newest().onclose?.()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(Wire.all).toHaveLength(1)
})
