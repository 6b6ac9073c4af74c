import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { visitorsOf } from './testing/visitors.ts'

const desk = await bootDesk()
const { come } = await visitorsOf(desk)

/** The id of the bot's answer to it. */
async function answerTo(visitor: Awaited<ReturnType<typeof come>>, question: string): Promise<string> {
  const { status } = await visitor.ask(question)
  expect(status).toBe(200)
  const { body } = await visitor.call('GET', 'conversation')
  return body.messages.findLast(({ role }: { role: string }) => role === 'assistant').id
}

test('an answer comes with its sources, and a thumb on it is kept until it is taken back', async () => {
  const visitor = await come()
  const id = await answerTo(visitor, '密码忘了')
  const find = async () => {
    const { body } = await visitor.call('GET', 'conversation')
    return body.messages.find((message: { id: string }) => message.id === id)
  }
  expect((await find()).sources[0]).toMatchObject({ kind: 'faq', title: expect.stringContaining('密码') })
  for (const value of ['up', 'down'] as const) {
    expect((await visitor.call('POST', `messages/${id}/feedback`, { value })).body).toEqual({ id, feedback: value })
    expect((await find()).feedback).toBe(value)
  }
  expect((await visitor.call('POST', `messages/${id}/feedback`, { value: null })).status).toBe(200)
  expect(await find()).not.toHaveProperty('feedback')
})

test('an answer that did not help is one that somebody should give the bot', async () => {
  const visitor = await come()
  const id = await answerTo(visitor, '打印机脱机怎么办')
  for (let nth = 0; nth < 2; nth++) await visitor.call('POST', `messages/${id}/feedback`, { value: 'down' })
  const noted = await desk.db.rows(
    sql`select question, times, reason from unanswered_questions where question like '打印机%'`,
  )
  expect(noted).toEqual([{ question: '打印机脱机怎么办', times: 1, reason: 'disliked' }])
})

test('only answers of the bot get a thumb', async () => {
  const visitor = await come()
  await answerTo(visitor, '密码忘了')
  const { body } = await visitor.call('GET', 'conversation')
  const own = body.messages.find(({ role }: { role: string }) => role === 'user')
  expect((await visitor.call('POST', `messages/${own.id}/feedback`, { value: 'up' })).status).toBe(404)
})
