import { expect, test } from 'vitest'
import { type Db, type Sql, sql } from '../platform/db.ts'
import type { Cursor } from './cursor.ts'
import { sweepFeed } from './sweep.ts'
import { nameOf, openFeedDb, startReading, write } from './testing/feed.ts'

const db = await openFeedDb()
const range = (length: number) => Array.from({ length }, (_, i) => String(i))
const names = (changes: Awaited<ReturnType<Reading['feed']['between']>>) =>
  changes === 'reset' ? changes : changes.map(nameOf)
type Reading = Awaited<ReturnType<typeof startReading>>

/** Changes in several transactions, all of them settled and handed out. */
async function history(...transactions: string[][]): Promise<Reading> {
  const reading = await startReading(db)
  for (const names of transactions) await write(db, ...names)
  await reading.caughtUp()
  return reading
}

test('from every place to every place come exactly the changes between, oldest first', async () => {
  const { feed, changes } = await history(['a', 'b'], ['c'], ['d', 'e', 'f'])
  const all = changes.map(nameOf)
  for (const [i, from] of changes.entries()) {
    for (const [j, to] of changes.entries()) {
      expect(names(await feed.between(from, to))).toEqual(i > j ? 'reset' : all.slice(i + 1, j + 1))
    }
  }
})

test('a place between two changes is a place', async () => {
  const { feed, changes } = await history(['a'], ['b'])
  const [a, b] = changes
  if (!a || !b) throw new Error('there are two')
  const nowhere: Cursor = { xid: a.xid, id: a.id + 500_000 }
  expect(names(await feed.between(nowhere, b))).toEqual(['b'])
  expect(names(await feed.between({ xid: a.xid, id: 0 }, b))).toEqual(['a', 'b'])
})

test('a place in the future must begin anew', async () => {
  const { feed, changes } = await history(['a'])
  const last = changes.at(-1)
  if (!last) throw new Error('there is one')
  expect(await feed.between({ xid: '9999999999999999999', id: 0 }, last)).toBe('reset')
  expect(await feed.between({ xid: last.xid, id: last.id + 1 }, last)).toBe('reset')
})

test('who has missed too much begins anew, and one less is still told', async () => {
  const { feed, changes } = await history(['start'], range(5_001))
  const [start, first] = changes
  const last = changes.at(-1)
  if (!start || !first || !last) throw new Error('there are many')
  expect(await feed.between(start, last)).toBe('reset')
  expect(names(await feed.between(first, last))).toEqual(range(5_001).slice(1))
})

test('after seven days changes are forgotten, and who was there before begins anew', async () => {
  const { feed, changes } = await history(['old 1', 'old 2'], ['new'])
  const [first, last, fresh] = changes
  if (!first || !last || !fresh) throw new Error('there are three')
  await db.run(
    sql`update changes set at = now() - interval '7 days 1 minute' where (xid, id) <= (${last.xid}::xid8, ${last.id})`,
  )
  await db.run(
    sql`update changes set at = now() - interval '6 days 23 hours' where (xid, id) = (${fresh.xid}::xid8, ${fresh.id})`,
  )
  await sweepFeed(db)
  expect(await feed.between(first, fresh)).toBe('reset')
  expect(names(await feed.between(last, fresh))).toEqual(['new'])
  const kept = await db.rows<{ data: string }>(sql`select data::text from changes`)
  expect(kept.map(nameOf)).toEqual(['new'])
})

test('more old changes than one sweep takes are all forgotten, and sweeping again forgets nothing more', async () => {
  await history(range(5_200))
  await db.run(sql`update changes set at = now() - interval '8 days'`)
  await write(db, 'young')
  await sweepFeed(db)
  await sweepFeed(db)
  expect((await db.rows<{ data: string }>(sql`select data::text from changes`)).map(nameOf)).toEqual(['young'])
})

test.each([1, 2])(
  'whoever asks while changes are swept away (before question %i) gets all of them or begins anew',
  async (nth) => {
    const { changes } = await history(['a'], ['b'], ['c'])
    const [from] = changes
    const to = changes.at(-1)
    if (!from || !to) throw new Error('there are three')
    const { db: swept, arm } = sweptBefore(nth, to)
    const other = await startReading(swept)
    await other.feed.stop()
    arm()
    expect(['reset', 'b,c']).toContain(String(names(await other.feed.between(from, to))))
  },
)

/** A database in which everything before a place grows old and is swept just before the n-th question. */
function sweptBefore(nth: number, { xid, id }: Cursor): { db: Db; arm: () => void } {
  let asked = Number.NEGATIVE_INFINITY
  const before = async () => {
    if (++asked !== nth) return
    await db.run(sql`update changes set at = now() - interval '8 days' where (xid, id) < (${xid}::xid8, ${id})`)
    await sweepFeed(db)
  }
  const spied: Db = {
    ...db,
    async one<T>(query: Sql) {
      await before()
      return db.one<T>(query)
    },
    async rows<T>(query: Sql) {
      await before()
      return db.rows<T>(query)
    },
  }
  return {
    db: spied,
    arm: () => {
      asked = 0
    },
  }
}
