import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { createRetrieve, noteUnanswered } from '../index.ts'
import { botOf, keeper } from '../testing/people.ts'
import { sweepUnanswered } from './sweep.ts'

const desk = await bootDesk()
const chen = await keeper(desk, 'zhoujie')
const open = async (botId: string) => (await chen.ask('GET', `bots/${botId}/unanswered`)).body.items

test('questions that differ only in their writing are one, counted, with where they were asked last', async () => {
  const botId = await botOf(desk, chen, 'asked')
  for (const question of ['怎么寄存行李？', '请问行李怎么寄存呀', '行李寄存']) {
    await noteUnanswered(desk.db, { botId, question, sessionId: 'ses_1', reason: 'missed' })
  }
  await noteUnanswered(desk.db, { botId, question: '？？？', reason: 'missed' })
  await noteUnanswered(desk.db, { botId, question: '怎么租车', reason: 'disliked' })
  expect(await open(botId)).toEqual([
    expect.objectContaining({ question: '怎么租车', times: 1, reason: 'disliked', session_id: null }),
    expect.objectContaining({ question: '行李寄存', times: 3, reason: 'missed', session_id: 'ses_1' }),
  ])
})

test('one click makes an entry of a question, which is found then; asked in vain again it is open again', async () => {
  const botId = await botOf(desk, chen, 'learns')
  await noteUnanswered(desk.db, { botId, question: '怎么寄存行李？', reason: 'missed' })
  const [question] = await open(botId)
  const { body } = await chen.ask('POST', `unanswered/${question.id}/answer`, { answer: '一楼服务台。' })
  expect(body).toMatchObject({ question: '怎么寄存行李？', answer: '一楼服务台。' })
  expect(await open(botId)).toEqual([])
  expect((await createRetrieve(desk.db)(botId, '行李寄存'))[0]?.id).toBe(body.id)
  expect((await chen.ask('POST', `unanswered/${question.id}/answer`, { answer: 'x' })).status).toBe(404)
  await noteUnanswered(desk.db, { botId, question: '寄存行李', reason: 'disliked' })
  expect(await open(botId)).toHaveLength(1)
})

test('what was dismissed stays away, and nobody else answers or dismisses it', async () => {
  const botId = await botOf(desk, chen, 'dismisses')
  await noteUnanswered(desk.db, { botId, question: '怎么租车', reason: 'missed' })
  const [question] = await open(botId)
  const zhou = await keeper(desk, 'hejing')
  expect((await zhou.ask('POST', `unanswered/${question.id}/dismiss`)).status).toBe(404)
  expect((await zhou.ask('POST', `unanswered/${question.id}/answer`, { answer: 'x' })).status).toBe(404)
  expect((await chen.ask('POST', `unanswered/${question.id}/dismiss`)).status).toBe(200)
  await noteUnanswered(desk.db, { botId, question: '怎么租车', reason: 'missed' })
  expect(await open(botId)).toEqual([])
})

test('a question that a customer asked in vain is among them, with their session', async () => {
  await desk.say('liming', '今天天气怎么样')
  const session = await desk.db.one<{ id: string }>(sql`select id from sessions where customer_ref = 'emp:liming'`)
  const rows = await desk.db.rows(sql`
    select question, session_id as "sessionId", times from unanswered_questions where question like '%天气%'`)
  expect(rows).toEqual([{ question: '今天天气怎么样', sessionId: session?.id, times: 1 }])
})

test('what nobody has asked for a quarter goes', async () => {
  const botId = await botOf(desk, chen, 'forgets')
  await noteUnanswered(desk.db, { botId, question: '怎么租车', reason: 'missed' })
  await noteUnanswered(desk.db, { botId, question: '怎么寄存', reason: 'missed' })
  await desk.db.run(sql`
    update unanswered_questions set last_at = now() - interval '91 days' where bot_id = ${botId} and question = '怎么租车'`)
  await sweepUnanswered(desk.db)
  expect((await open(botId)).map((item: { question: string }) => item.question)).toEqual(['怎么寄存'])
})
