import { expect, test } from 'vitest'
import { type Db, type Handle, sql } from '../platform/db.ts'
import { append } from './append.ts'
import { type Cursor, isAfter } from './cursor.ts'
import { startFeed } from './reader.ts'
import { nameOf, openFeedDb, startReading, told, write } from './testing/feed.ts'

const db = await openFeedDb()

/** A transaction that has written and waits to be told how it ends. */
async function begin(name: string) {
  let end = (_fate: 'commit' | 'rollback') => {}
  const fate = new Promise<'commit' | 'rollback'>((resolve) => {
    end = resolve
  })
  let written = () => {}
  const hasWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const undone = new Error('undone')
  const work = async (tx: Handle) => {
    await append(tx, [told(name)])
    written()
    if ((await fate) === 'rollback') throw undone
  }
  const done = db.tx(work).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  await hasWritten
  return {
    commit() {
      end('commit')
      return done
    },
    rollback() {
      end('rollback')
      return done
    },
  }
}

test('a change that began first and is committed last is not skipped, and nothing is told twice', async () => {
  const reading = await startReading(db)
  const early = await begin('early')
  const late = await begin('late')
  await late.commit()
  reading.feed.poke()
  await reading.feed.idle()
  expect(reading.names()).toEqual([])

  await early.commit()
  await reading.has(2)
  expect(reading.names()).toEqual(['early', 'late'])
  await reading.caughtUp()
  expect(reading.names()).toEqual(['early', 'late'])
})

test('a change that was taken back is never told, and holds up nobody afterwards', async () => {
  const reading = await startReading(db)
  const undone = await begin('undone')
  const kept = await begin('kept')
  await kept.commit()
  await undone.rollback()
  await reading.has(1)
  expect(reading.names()).toEqual(['kept'])
})

test('changes of one transaction come in the order they were written, and together', async () => {
  const reading = await startReading(db)
  await write(db, 'a', 'b', 'c')
  await reading.has(3)
  expect(reading.names()).toEqual(['a', 'b', 'c'])
  expect(new Set(reading.changes.map(({ xid }) => xid)).size).toBe(1)
})

test('of many writers at once every committed change is told once, in one order for all readers', async () => {
  const [one, two] = [await startReading(db), await startReading(db)]
  const committed: string[] = []
  const writer = async (who: number) => {
    for (let n = 0; n < 25; n++) {
      const names = Array.from({ length: 1 + ((who + n) % 3) }, (_, i) => `${who}-${n}-${i}`)
      const undone = (who + n) % 7 === 0
      await db
        .tx(async (tx) => {
          for (const name of names) await append(tx, [told(name)])
          if (undone) throw new Error('undone')
        })
        .catch(() => {})
      if (!undone) committed.push(...names)
    }
  }
  let writing = true
  const readers = [one, two].map(async ({ feed }) => {
    while (writing) {
      feed.poke()
      await feed.idle()
    }
  })
  await Promise.all(Array.from({ length: 8 }, (_, who) => writer(who)))
  writing = false
  await Promise.all(readers)
  await Promise.all([one.has(committed.length), two.has(committed.length)])
  await Promise.all([one.caughtUp(), two.caughtUp()])
  expect(one.names()).toEqual(two.names())
  expect(one.names().toSorted()).toEqual(committed.toSorted())
  for (const [i, change] of one.changes.entries()) {
    const before = one.changes[i - 1]
    if (before) expect(isAfter(change, before)).toBe(true)
  }
})

test('more changes than one look holds are all told', async () => {
  const reading = await startReading(db)
  await write(db, ...Array.from({ length: 2_500 }, (_, i) => String(i)))
  await reading.has(2_500)
  expect(reading.names()).toEqual(Array.from({ length: 2_500 }, (_, i) => String(i)))
})

test('the next changes wait until those before have been handed out', async () => {
  const log: string[] = []
  let release = () => {}
  const feed = await startFeed({
    db,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    hasReaders: () => true,
    async onChanges(changes) {
      log.push(`from ${changes.map(nameOf)}`)
      await new Promise<void>((resolve) => {
        release = resolve
      })
      log.push(`to ${changes.map(nameOf)}`)
    },
  })
  const until = async (length: number) => {
    for (feed.poke(); log.length < length; feed.poke()) await new Promise(setImmediate)
  }
  await write(db, 'x')
  await until(1)
  await write(db, 'y')
  for (const _ of [1, 2, 3]) await until(1)
  expect(log).toEqual(['from x'])
  release()
  await until(3)
  expect(log).toEqual(['from x', 'to x', 'from y'])
  release()
  await feed.stop()
})

test('changes that could not be handed out are handed out again, and none after them came before', async () => {
  const heard: string[][] = []
  const feed = await startFeed({
    db,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    hasReaders: () => true,
    async onChanges(changes) {
      heard.push(changes.map(nameOf))
      if (heard.length === 1) throw new Error('the database is away for a moment')
    },
  })
  const place = feed.position()
  await write(db, 'a')
  for (feed.poke(); heard.length < 1; feed.poke()) await new Promise(setImmediate)
  await write(db, 'b')
  for (feed.poke(); heard.flat().at(-1) !== 'b'; feed.poke()) await new Promise(setImmediate)
  await feed.stop()
  expect([...new Set(heard.flat())]).toEqual(['a', 'b'])
  expect(heard.slice(1).flat()).toEqual(['a', 'b'])
  expect(isAfter(feed.position(), place)).toBe(true)
})

test('a reader that starts begins with what is not settled yet, and leaves the past alone', async () => {
  await write(db, 'past')
  const running = await begin('running')
  const reading = await startReading(db)
  await running.commit()
  await write(db, 'future')
  await reading.caughtUp()
  const names = reading.names()
  expect(names.filter((name) => name !== 'past')).toEqual(['running', 'future'])
})

test('while nobody reads the feed keeps its place, and tells only what comes afterwards', async () => {
  let readers = false
  const reading = await startReading(db, () => readers)
  await write(db, 'unread')
  await reading.caughtUp()
  const place: Cursor = reading.feed.position()
  readers = true
  await write(db, 'read')
  await reading.has(1)
  expect(reading.names()).toEqual(['read'])
  const [change] = reading.changes
  expect(change && isAfter(change, place)).toBe(true)
})

test('a reader who comes while the feed moves its place misses nothing after the place it was told', async () => {
  let readers = 0
  let came: Cursor | undefined
  let armed = false
  const reading = await startReading(spied(), () => readers > 0)
  await reading.caughtUp()
  armed = true
  reading.feed.poke()
  await reading.has(1)
  expect(reading.names()).toEqual(['in between'])
  const [change] = reading.changes
  expect(change && came && isAfter(change, came)).toBe(true)

  /** The moment after the feed has decided to move and before the database has said where to. */
  function spied(): Db {
    return {
      ...db,
      async one<T>(query: Parameters<Db['one']>[0]) {
        if (armed) {
          armed = false
          came = reading.feed.position()
          readers = 1
          await write(db, 'in between')
          // Settled means: no transaction of anybody is older.
          while (await db.one(sql`select 1 from changes where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`));
        }
        return db.one<T>(query)
      },
    }
  }
})
