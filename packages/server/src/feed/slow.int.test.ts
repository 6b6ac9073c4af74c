import { expect, test } from 'vitest'
import { openFeedDb, write } from './testing/feed.ts'
import { openPlace, Screen } from './testing/place.ts'

const db = await openFeedDb()
const place = await openPlace(db)
const kilobyte = 'x'.repeat(1_000)
const big = (n: number) => `${n} ${kilobyte.repeat(4)}`
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const numbers = (names: readonly string[]) => names.map((name) => Number(name.split(' ')[0]))

async function openScreen(csId = 'zhangsan'): Promise<Screen> {
  const screen = new Screen(place, csId)
  screen.connect()
  await screen.until(() => screen.cursor !== undefined)
  return screen
}

async function writeBig(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 100) {
    await write(db, ...range(start, Math.min(start + 100, to)).map(big))
    place.feed.poke()
  }
}

test('a screen that does not read is cut off, the others get everything, and it catches up afterwards', async () => {
  const others = await Promise.all(range(0, 5).map((i) => openScreen(`agent${i}`)))
  const stalled = await openScreen()
  const end = stalled.closed()
  stalled.stall()
  await writeBig(0, 4_000)
  for (const other of others) {
    await other.until(() => other.names.length >= 4_000)
    expect(numbers(other.names)).toEqual(range(0, 4_000))
  }

  stalled.read()
  expect(await end).toBe(4408)
  const heard = numbers(stalled.names)
  expect(heard).toEqual(range(0, heard.length))
  expect(heard.length).toBeLessThan(4_000)

  await writeBig(4_000, 4_100)
  stalled.cut()
  stalled.connect()
  await stalled.until(() => stalled.names.length >= 4_100 || stalled.resets > 0)
  expect([numbers(stalled.names), stalled.resets]).toEqual([range(0, 4_100), 0])
  for (const screen of [...others, stalled]) screen.cut()
}, 60_000)

test('a burst larger than what a socket buffers does not cut off a screen that reads', async () => {
  const screen = await openScreen()
  const names = range(0, 3_000).map((n) => `${n} ${kilobyte.repeat(4)}`)
  await write(db, ...names)
  place.feed.poke()
  const fate = await Promise.race([screen.until(() => screen.names.length >= names.length), screen.closed()])
  expect(fate).toBeUndefined()
  expect(numbers(screen.names)).toEqual(range(0, 3_000))
  screen.cut()
})
