import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { openDb, sql } from './db.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 3 })
afterAll(() => db.close())
await db.run(sql`create table notes (id int primary key, text text, at timestamptz default now())`)

const count = async () => (await db.rows(sql`select 1 from notes`)).length

test('what is written in a transaction is there after it, and not before', async () => {
  await db.tx(async (tx) => {
    await tx.run(sql`insert into notes (id, text) values (1, 'a')`)
    expect(await count()).toBe(0)
    expect(await tx.rows(sql`select text from notes`)).toEqual([{ text: 'a' }])
  })
  expect(await count()).toBe(1)
})

test('an error takes everything back, reaches the caller, and gives the connection back', async () => {
  const before = await count()
  for (let i = 0; i < 10; i++) {
    const failing = db.tx(async (tx) => {
      await tx.run(sql`insert into notes (id) values (${100 + i})`)
      await tx.run(sql`insert into notes (id) values (${100 + i})`)
    })
    await expect(failing).rejects.toThrow('duplicate key')
  }
  expect(await count()).toBe(before)
})

test('a connection that breaks in the middle is not used again', async () => {
  const broken = db.tx(async (tx) => {
    const row = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await db.run(sql`select pg_terminate_backend(${row?.pid}::int)`)
    await tx.run(sql`select 1`)
  })
  await expect(broken).rejects.toThrow()
  for (let i = 0; i < 6; i++) expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 })
})

test('how many rows were touched is told', async () => {
  await db.run(sql`insert into notes (id) values (11), (12)`)
  expect(await db.run(sql`update notes set text = 'x' where id in (11, 12, 13)`)).toBe(2)
  expect(await db.one(sql`select 1 from notes where id = 999`)).toBeUndefined()
})

test('big numbers are numbers and times are times, whatever zone the server is in', async () => {
  const row = await db.one(sql`
    select 9007199254740991::bigint as big, '2026-03-04 05:06:07.089+08'::timestamptz as at,
      '1969-12-31 23:59:59.999999Z'::timestamptz as early, null::timestamptz as none`)
  expect(row).toEqual({
    big: 9007199254740991,
    at: new Date('2026-03-03T21:06:07.089Z'),
    early: new Date('1969-12-31T23:59:59.999Z'),
    none: null,
  })
})

test('values travel beside the statement, never in it', async () => {
  const nasty = "'); drop table notes; --"
  await db.run(sql`insert into notes (id, text) values (21, ${nasty})`)
  expect(await db.one(sql`select text from notes where text = ${nasty}`)).toEqual({ text: nasty })
})
