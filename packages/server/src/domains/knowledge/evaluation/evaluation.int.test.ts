import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { botOf, keeper } from '../testing/people.ts'

const desk = await bootDesk()
const chen = await keeper(desk, 'zhoujie')
const botId = await botOf(desk, chen, 'examined')
const [own] = (await chen.ask('GET', `bots/${botId}/sets`)).body.items
const add = async (question: string) =>
  (await chen.ask('POST', `sets/${own.id}/entries`, { question, answer: '好' })).body.id as string
const refund = await add('怎么申请退款？')
const invoice = await add('怎么开发票？')
const expectOf = (question: string, entry_id?: string) =>
  chen.ask('POST', `bots/${botId}/evaluation/cases`, { question, ...(entry_id && { entry_id }) })
const run = async (changes?: unknown) =>
  (await chen.ask('POST', `bots/${botId}/evaluation/runs`, changes ? { changes } : {})).body

test('a run tells what is found first, what among three, what is rightly refused, and names each failure', async () => {
  await expectOf('退款怎么弄', refund)
  const wrong = await expectOf('我要退款', invoice)
  await expectOf('今天天气怎么样')
  const result = await run()
  expect(result).toMatchObject({ cases: 3, recall1: 0.5, refused: 1 })
  expect(result.failures).toEqual([
    { case_id: wrong.body.id, question: '我要退款', entry_id: invoice, found: [refund] },
  ])
  await chen.ask('PUT', `evaluation/cases/${wrong.body.id}`, { question: '我要发票', entry_id: invoice })
  expect(await run()).toMatchObject({ recall1: 1, recall3: 1, mrr: 1, refused: 1, failures: [] })
  const { body } = await chen.ask('GET', `bots/${botId}/evaluation/runs`)
  expect(body.items.map((item: { recall1: number }) => item.recall1)).toEqual([1, 0.5])
})

test('a change can be tried before it is published, and nothing of it is stored', async () => {
  const before = await desk.db.rows(
    sql`select id, question from knowledge_entries where set_id = ${own.id} order by id`,
  )
  const worse = await run([{ entry_id: refund, question: '怎么租车？', answer: '好' }])
  expect(worse.failures.map((failure: { question: string }) => failure.question)).toEqual(['退款怎么弄'])
  expect((await run([{ question: '今天天气怎么样？', answer: '晴' }])).refused).toBe(0)
  expect(
    await desk.db.rows(sql`select id, question from knowledge_entries where set_id = ${own.id} order by id`),
  ).toEqual(before)
  expect((await run()).failures).toEqual([])
})

test('a case can only expect what the bot looks in, and goes with its entry', async () => {
  const zhou = await keeper(desk, 'hejing')
  const other = await botOf(desk, zhou, 'other')
  const [set] = (await zhou.ask('GET', `bots/${other}/sets`)).body.items
  const foreign = (await zhou.ask('POST', `sets/${set.id}/entries`, { question: 'x', answer: 'x' })).body.id
  expect((await expectOf('x', foreign)).status).toBe(404)
  const { body } = await expectOf('退款', refund)
  expect((await zhou.ask('DELETE', `evaluation/cases/${body.id}`)).status).toBe(404)
  expect((await chen.ask('DELETE', `evaluation/cases/${body.id}`)).status).toBe(200)
  await chen.ask('DELETE', `entries/${refund}`)
  const { body: cases } = await chen.ask('GET', `bots/${botId}/evaluation/cases`)
  expect(cases.items.map((item: { entry_id: string | null }) => item.entry_id)).not.toContain(refund)
})
