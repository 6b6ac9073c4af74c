import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { copyRow } from './copy-in.ts'
import { openDb, sql } from './db.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 1 })
afterAll(() => db.close())
await db.run(sql`create table notes (id int primary key, text text)`)
beforeEach(() => db.run(sql`truncate notes`))

const into = sql`copy notes (id, text) from stdin`
const notes = () => db.rows<{ id: number; text: string | null }>(sql`select id, text from notes order by id`)

test('rows come back as they went in, whatever is in their texts; what is no text is none', async () => {
  const all = ['', '\\N', 'a\tb', 'a\nb\r', '\\', '\\t', '客户 😀', '\u2028', null]
  await db.tx((tx) =>
    tx.copy(
      into,
      all.map((text, id) => copyRow([id, text])),
    ),
  )
  expect(await notes()).toEqual(all.map((text, id) => ({ id, text })))
})

test('what no text of the database can hold is left out, as it is everywhere', async () => {
  await db.tx((tx) => tx.copy(into, [copyRow([1, 'a\0b\u001fc'])]))
  expect(await notes()).toEqual([{ id: 1, text: 'ab c' }])
})

test('a row that is refused takes all of them back with its reason, and the connection goes on', async () => {
  const twice = db.tx((tx) => tx.copy(into, [copyRow([1, 'a']), copyRow([1, 'b'])]))
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  await expect(db.tx((tx) => tx.copy(into, [copyRow(['x', 'a'])]))).rejects.toMatchObject({ code: '22P02' })
  expect(await notes()).toEqual([])
  await db.tx((tx) => tx.copy(into, [copyRow([1, 'a'])]))
  expect(await notes()).toHaveLength(1)
})

test('a million characters go in at once', async () => {
  const long = 'x'.repeat(1_000)
  const rows = Array.from({ length: 1_000 }, (_, id) => copyRow([id, long]))
  await db.tx((tx) => tx.copy(into, rows))
  expect(await db.one(sql`select count(*)::int as count from notes where text = ${long}`)).toEqual({ count: 1_000 })
})
