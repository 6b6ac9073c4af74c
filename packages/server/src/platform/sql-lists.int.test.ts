import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { openDb, sql } from './db.ts'
import { ints, jsons, texts, times } from './sql-lists.ts'

const { url } = await testDatabase()
const db = openDb({ url })
afterAll(() => db.close())

async function listOf<T>(list: ReturnType<typeof texts>): Promise<T[] | undefined> {
  const rows = await db.rows<{ value: T }>(
    sql`select value from unnest(${list}) with ordinality as t (value, n) order by n`,
  )
  return rows.map(({ value }) => value)
}

const text = fc.string({ unit: 'binary', maxLength: 12 })
const many = { minLength: 0, maxLength: 6 }
/** What is neither text that people write nor text that PostgreSQL stores becomes white space or nothing. */
const kept = (value: string) => value.toWellFormed().replaceAll('\0', '')
const keptAmongOthers = (value: string) => kept(value.replaceAll('\u001e', ' ').replaceAll('\u001f', ' '))

test('a list of texts comes back as it was, with empty and absent ones told apart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), many), async (values) => {
      const expected = values.map((value) =>
        value === null ? null : values.length === 1 ? kept(value) : keptAmongOthers(value),
      )
      expect(await listOf(texts(values))).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test.each([
  [[]],
  [['']],
  [[null]],
  [['', '']],
  [[null, null]],
  [['', null, '']],
  [['\u001f']],
  [['{a,"b"}', "'; --", '\\']],
])('%j is itself', async (values) => {
  expect(await listOf(texts(values))).toEqual(values)
})

test('a list of numbers or absent ones comes back as it was', async () => {
  const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(int), many), async (values) => {
      expect(await listOf(ints(values))).toEqual(values)
    }),
  )
})

test('a list of times or absent ones comes back to the millisecond', async () => {
  const time = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(time), many), async (values) => {
      expect(await listOf(times(values))).toEqual(values)
    }),
  )
})

test('a list of JSON values comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.json(), many), async (documents) => {
      const values: unknown[] = documents.map((document) => JSON.parse(document))
      expect(await listOf(jsons(values))).toEqual(values)
    }),
  )
})

test('lists of one length make rows together', async () => {
  const rows = await db.rows(sql`
    select * from unnest(${texts(['a', null])}, ${ints([1, null])}, ${jsons([{ b: [1] }, undefined])}) as t (name, number, data)`)
  expect(rows).toEqual([
    { name: 'a', number: 1, data: { b: [1] } },
    { name: null, number: null, data: null },
  ])
})

test.each([
  ['a NUL', { text: 'a\0b' }, 'ab'],
  ['half a surrogate pair', { text: 'a\ud800b' }, 'a\ufffdb'],
  ['what only looks like one', { text: '\\u0000 \\\\ud800' }, '\\u0000 \\\\ud800'],
  ['a whole pair', { text: '😀' }, '😀'],
])('%s in a document can be stored and read', async (_name, document, text) => {
  const rows = await db.rows<{ text: string }>(
    sql`select value->>'text' as text from unnest(${jsons([document])}) as t (value)`,
  )
  expect(rows).toEqual([{ text }])
})
