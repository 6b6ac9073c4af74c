import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConsoleFrame } from './frames.ts'
import { FeedSocket } from './socket.ts'

/** The browser's socket, as far as the feed uses it. */
class Wire {
  static readonly OPEN = 1
  static all: Wire[] = []
  readonly url: string
  readyState = 1
  sent: unknown[] = []
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  constructor(url: string) {
    this.url = url
    Wire.all.push(this)
  }
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
  }
  says(frame: ConsoleFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  breaks(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

const newest = () => {
  const wire = Wire.all.at(-1)
  if (!wire) throw new Error('nothing was opened')
  return wire
}

let cursor: string | undefined
let frames: ConsoleFrame[]
let losses: number
let socket: FeedSocket
let address: () => Promise<string>

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Wire)
  Wire.all = []
  cursor = undefined
  frames = []
  losses = 0
  address = async () => `ws://desk/${Wire.all.length}`
  socket = new FeedSocket({
    address: () => address(),
    lastCursor: () => cursor,
    onFrame: (frame) => frames.push(frame),
    onLost: () => {
      losses += 1
    },
    random: () => 0,
  })
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  socket.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a first connection resumes nothing; a later one resumes from the last cursor seen', async () => {
  newest().says({ type: 'ready', cursor: '5.5' })
  expect(newest().sent).toEqual([])
  cursor = '7.7'
  newest().breaks()
  await vi.advanceTimersByTimeAsync(500)
  expect(Wire.all).toHaveLength(2)
  newest().says({ type: 'ready', cursor: '9.9' })
  expect(newest().sent).toEqual([{ type: 'resume', cursor: '7.7' }])
})

test('what is said on ready goes out before the resume, so that the resume finds it', () => {
  cursor = '7.7'
  const bind = { type: 'bind_session', sessionId: 'ses_1' } as const
  const binding = new FeedSocket({
    address: () => address(),
    lastCursor: () => cursor,
    onFrame: () => binding.send(bind),
    onLost: () => undefined,
  })
  return vi.advanceTimersByTimeAsync(0).then(() => {
    newest().says({ type: 'ready', cursor: '9.9' })
    expect(newest().sent).toEqual([bind, { type: 'resume', cursor: '7.7' }])
    binding.stop()
  })
})

test('every attempt asks for an address of its own, and a refused one is tried again', async () => {
  address = async () => Promise.reject(new Error('no ticket'))
  newest().breaks()
  await vi.advanceTimersByTimeAsync(500)
  expect(losses).toBe(2)
  expect(Wire.all).toHaveLength(1)
  address = async () => 'ws://desk/again'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(newest().url).toBe('ws://desk/again')
})

test('a quiet connection is asked, and one that does not answer is given up', async () => {
  newest().says({ type: 'ready', cursor: '5.5' })
  await vi.advanceTimersByTimeAsync(25_000)
  expect(newest().sent).toEqual([{ type: 'ping' }])
  newest().says({ type: 'pong' })
  await vi.advanceTimersByTimeAsync(25_000)
  expect(losses).toBe(0)
  await vi.advanceTimersByTimeAsync(8_000)
  expect(losses).toBe(1)
})

test('a connection that never says ready is given up', async () => {
  await vi.advanceTimersByTimeAsync(8_000)
  expect(losses).toBe(1)
})

test('when the network is back, nobody waits for the pause', async () => {
  newest().breaks()
  socket.check()
  await vi.advanceTimersByTimeAsync(0)
  expect(Wire.all).toHaveLength(2)
})

test('a connection that is checked has to answer, and one that does is kept', async () => {
  newest().says({ type: 'ready', cursor: '5.5' })
  socket.check()
  expect(newest().sent).toEqual([{ type: 'ping' }])
  newest().says({ type: 'pong' })
  await vi.advanceTimersByTimeAsync(8_000)
  expect(losses).toBe(0)
  socket.check()
  await vi.advanceTimersByTimeAsync(8_000)
  expect(losses).toBe(1)
})

test('frames of a connection that was left are not heard', async () => {
  const old = newest()
  old.says({ type: 'ready', cursor: '5.5' })
  old.breaks()
  await vi.advanceTimersByTimeAsync(500)
  old.says({ type: 'pong' })
  expect(frames).toEqual([{ type: 'ready', cursor: '5.5' }])
})

test('after stop nothing is opened any more', async () => {
  socket.stop()
  newest().breaks()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(Wire.all).toHaveLength(1)
  expect(losses).toBe(0)
})

test('a screen that was pushed out by newer ones waits until somebody looks at it', async () => {
  await vi.advanceTimersByTimeAsync(0)
  const opened = Wire.all.length
  newest().breaks(4409)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(Wire.all).toHaveLength(opened)
  expect(losses).toBe(1)
  socket.check()
  await vi.advanceTimersByTimeAsync(0)
  expect(Wire.all).toHaveLength(opened + 1)
})
