import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { append } from './append.ts'
import { formatCursor, isAfter, parseCursor } from './cursor.ts'
import { nameOf, openFeedDb, told, write } from './testing/feed.ts'
import { openPlace, Screen } from './testing/place.ts'

const db = await openFeedDb()
const place = await openPlace(db)
let written = 0

/** Everything that was committed after a place, as the database has it. */
async function storedAfter(cursor: string): Promise<{ name: string; cursor: string }[]> {
  const from = parseCursor(cursor)
  if (!from) throw new Error(`${cursor} is no cursor.`)
  const rows = await db.rows<{ xid: string; id: number; data: string }>(sql`
    select xid::text, id, data::text from changes where (xid, id) > (${from.xid}::xid8, ${from.id}) order by changes.xid, changes.id`)
  return rows.map((row) => ({ name: nameOf(row), cursor: formatCursor(row) }))
}

async function screenAtNow(): Promise<Screen> {
  const screen = new Screen(place)
  screen.connect()
  await screen.until(() => screen.cursor !== undefined)
  return screen
}

/** No screen has seen a place that this node has not come to: whatever runs anywhere in the cluster may hold it up. */
async function reached(cursor: string): Promise<void> {
  const wanted = parseCursor(cursor)
  while (wanted && isAfter(wanted, place.feed.position())) {
    place.feed.poke()
    await place.feed.idle()
  }
}

/** One transaction with some changes; a slow one lets others commit in between. */
async function transaction(size: number, slow: boolean): Promise<void> {
  await db.tx(async (tx) => {
    for (let i = 0; i < size; i++) {
      await append(tx, [told(String(written++))])
      if (slow) for (let trip = 0; trip < 5; trip++) await tx.rows(sql`select 1`)
    }
  })
  place.feed.poke()
}

test('from every place comes exactly the rest, once and in order, while others go on writing', async () => {
  const start = await screenAtNow()
  const from = start.cursor ?? ''
  start.cut()
  await Promise.all(Array.from({ length: 12 }, (_, i) => transaction(1 + (i % 4), i % 2 === 0)))
  const before = await storedAfter(from)
  await reached(before.at(-1)?.cursor ?? from)
  const writing = Array.from({ length: 12 }, (_, i) => transaction(1 + (i % 3), i % 3 === 0))

  const screens = [from, ...before.map(({ cursor }) => cursor)].map((cursor) => ({
    cursor,
    screen: new Screen(place, 'zhangsan', cursor),
  }))
  for (const { screen } of screens) screen.connect()
  await Promise.all(writing)
  for (const { cursor, screen } of screens) {
    const expected = (await storedAfter(cursor)).map(({ name }) => name)
    await screen.until(() => screen.names.length >= expected.length)
    expect(screen.names).toEqual(expected)
    screen.cut()
  }
})

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      size: fc.integer({ min: 1, max: 5 }),
      slow: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'connect' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), turns: fc.integer({ min: 1, max: 30 }) }) },
)

test('however often the cable is pulled, a screen ends up with everything, once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const screen = await screenAtNow()
      const from = screen.cursor ?? ''
      const writing: Promise<void>[] = []
      for (const one of steps) {
        if (one.kind === 'write') writing.push(transaction(one.size, one.slow))
        if (one.kind === 'cut') screen.cut()
        if (one.kind === 'connect' && !screen.connected) screen.connect()
        if (one.kind === 'pass') for (let i = 0; i < one.turns; i++) await new Promise(setImmediate)
      }
      await Promise.all(writing)
      if (!screen.connected) screen.connect()
      const expected = (await storedAfter(from)).map(({ name }) => name)
      await screen.until(() => screen.names.length >= expected.length)
      expect(screen.names).toEqual(expected)
      expect(screen.resets).toBe(0)
      screen.cut()
    }),
    { numRuns: 20 },
  )
}, 60_000)

test('whoever resumes twice on one connection is told the past twice, and the present once', async () => {
  const screen = await screenAtNow()
  const from = screen.cursor ?? ''
  await write(db, 'x', 'y')
  place.feed.poke()
  await screen.until(() => screen.names.length === 2)
  const late = await screenAtNow()
  late.resume(from)
  await write(db, 'z')
  late.resume(from)
  await late.until(() => late.names.length >= 5)
  expect(late.names.toSorted()).toEqual(['x', 'x', 'y', 'y', 'z'])
  for (const one of [screen, late]) one.cut()
})

test('a place that is not in this feed any more means to begin anew, and then the present goes on', async () => {
  for (const cursor of ['9999999999999999999.1', '99999999999.0']) {
    const screen = new Screen(place, 'zhangsan', cursor)
    screen.connect()
    await screen.until(() => screen.resets === 1)
    expect(screen.names).toEqual([])
    screen.cut()
  }
})

test('a past far beyond what a socket buffers comes whole', async () => {
  const screen = await screenAtNow()
  const from = screen.cursor ?? ''
  screen.cut()
  const names = Array.from({ length: 4_000 }, (_, i) => `${i} ${'x'.repeat(2_000)}`)
  await write(db, ...names)
  const late = new Screen(place, 'zhangsan', from)
  late.connect()
  await late.until(() => late.names.length >= names.length)
  expect(late.names.map((name) => name.split(' ')[0])).toEqual(names.map((name) => name.split(' ')[0]))
  late.cut()
})
