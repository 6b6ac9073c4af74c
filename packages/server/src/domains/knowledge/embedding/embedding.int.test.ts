import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { testDatabase } from '../../../testing/database.ts'
import { addFaqs, createEmbedder, createNearest, createRetrieve, startEmbedding } from '../index.ts'

const { url } = await testDatabase()
const db = openDb({ url, max: 5 })
/** Texts about animals point one way, texts about machines the other. */
const directionOf = (text: string): number[] =>
  Array.from({ length: 8 }, (_, i) => (/猫|狗|宠物|毛孩子/.test(text) ? (i < 4 ? 2 : 0) : i < 4 ? 0 : 2))
let answer: (texts: string[]) => { status: number; body: unknown }
const working: typeof answer = (texts) => ({
  status: 200,
  body: { data: texts.map((text, index) => ({ index, embedding: directionOf(text) })).reverse() },
})
answer = working
const keys: (string | undefined)[] = []
const endpoint = createServer(async (request, response) => {
  keys.push(request.headers.authorization)
  let text = ''
  for await (const chunk of request) text += chunk
  const { status, body } = answer(JSON.parse(text).input)
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
afterAll(async () => {
  endpoint.close()
  await db.close()
})
const address = endpoint.address()
const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`
const embedder = createEmbedder({ baseUrl, apiKey: 'planted-key', model: 'm' }, globalThis.fetch)

await db.run(sql`insert into bots (id, name) values ('pets', 'pets')`)
await addFaqs(db, 'pets', [
  { question: '猫粮怎么选？', answer: '看年龄。' },
  { question: '打印机坏了怎么办？', answer: '报修。' },
])
const failures: unknown[] = []
const retrieve = createRetrieve(
  db,
  createNearest(db, embedder, (error) => failures.push(error)),
)
const asked = '毛孩子怎么选吃的'

test('what means the same in other words is found once entries have their embeddings', async () => {
  expect((await createRetrieve(db)('pets', asked)).map(({ question }) => question)).toEqual([])
  const worker = startEmbedding(db, createLog('silent'), embedder, () => 1)
  await worker.idle()
  await worker.stop()
  expect(await db.rows(sql`select embedded_by as by from knowledge_entries`)).toEqual([{ by: 'm' }, { by: 'm' }])
  expect((await retrieve('pets', asked)).map(({ question }) => question)).toEqual(['猫粮怎么选？'])
  expect(keys.every((key) => key === 'Bearer planted-key')).toBe(true)
})

test.each([
  ['refuses', () => ({ status: 500, body: {} })],
  ['answers something else', () => ({ status: 200, body: { data: [{ index: 0, embedding: 'x' }] } })],
  ['answers too few', () => ({ status: 200, body: { data: [] } })],
])('an endpoint that %s is done without, and the failure has no key in it', async (_what, behaviour) => {
  answer = behaviour
  failures.length = 0
  expect((await retrieve('pets', '打印机坏了')).map(({ question }) => question)).toEqual(['打印机坏了怎么办？'])
  expect(failures).toHaveLength(1)
  expect(String(failures[0])).not.toContain('planted-key')
  answer = working
})

test('an entry that was changed gets a new embedding, and another model embeds all anew', async () => {
  await db.run(sql`update knowledge_entries set embedding = null, embedded_by = null where question like '猫粮%'`)
  const other = createEmbedder({ baseUrl, apiKey: '', model: 'other' }, globalThis.fetch)
  const worker = startEmbedding(db, createLog('silent'), other, () => 1)
  await worker.idle()
  await worker.stop()
  expect(await db.rows(sql`select distinct embedded_by as by from knowledge_entries`)).toEqual([{ by: 'other' }])
})

/** What looks to our statement as pgvector does. The real one is in no test: see README.md. */
const likePgvector = [
  sql`create domain vector as float4[]`,
  sql`create function cosine_distance(a float4[], b float4[]) returns float8 language sql as
    'select 1 - sum(x * y) from unnest(a, b) as p (x, y)'`,
  sql`create operator <=> (leftarg = float4[], rightarg = float4[], function = cosine_distance)`,
]

test('a server that has pgvector is asked by it, and one that does not understand is asked plainly from then on', async () => {
  const worker = startEmbedding(db, createLog('silent'), embedder, () => 1)
  await worker.idle()
  await worker.stop()
  await db.run(sql`create domain vector as float4[]`)
  failures.length = 0
  const puzzled = createNearest(db, embedder, (error) => failures.push(error))
  const near = async (nearest: typeof puzzled) => (await nearest('pets', asked)).map(({ question }) => question)
  const inOrder = ['猫粮怎么选？', '打印机坏了怎么办？']
  expect([await near(puzzled), await near(puzzled)]).toEqual([inOrder, inOrder])
  expect(failures).toHaveLength(1)
  await db.run(sql`drop domain vector`)
  for (const statement of likePgvector) await db.run(statement)
  const [nearest] = await createNearest(db, embedder, (error) => failures.push(error))('pets', asked)
  expect(nearest).toMatchObject({ question: '猫粮怎么选？', nearness: expect.closeTo(1, 5) })
  expect(failures).toHaveLength(1)
})
