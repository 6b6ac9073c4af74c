import type { ServerResponse } from 'node:http'
import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { bootDesk } from '../../testing/index.ts'
import { answersWith, heldBack } from '../bots/testing/behaviours.ts'
import { startFakeModel } from '../bots/testing/fake-model.ts'
import { askPerson } from './ask-person.ts'
import { keepAnswer } from './converse/keep-answer.ts'
import { storeQuestion } from './converse/store-question.ts'
import { conversing } from './testing/converse.ts'
import { holdConversation } from './visitor.ts'

const fake = await startFakeModel(answersWith('好'))
const desk = await bootDesk({
  env: { LLM_BASE_URL: fake.url, LLM_API_KEY: 'sk-test', LLM_MODEL: 'm', LLM_TIMEOUT_SECONDS: '60' },
})
const { deps, talk, newUser, visitorFor } = await conversing(desk)
const question = '密码忘了'
const answer = '请打开密码自助，验证手机。'
beforeEach(() => fake.behave(answersWith(answer)))

/** Everything that was said to and by somebody, oldest first. */
const saidWith = ({ id }: { id: string }) =>
  desk.db.rows<{ by: string | null; content: string }>(sql`
    select m.sender_type as by, m.content from sessions s join messages m on m.session_id = s.id
    where s.customer_ref = ${id} order by s.created_at, m.seq`)
/** The first words of an answer, and no end of it. */
function begin(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(chunk(content, null))
}
const finish = (response: ServerResponse, content: string) => response.end(`${chunk(content, 'stop')}data: [DONE]\n\n`)
const chunk = (content: string, reason: string | null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}\n\n`

const codeOf = (outcome: Promise<unknown>) =>
  outcome.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.data : error),
  )

test('an answer is read as it comes, and is stored once with what it was made from', async () => {
  const user = newUser()
  let end = () => {}
  fake.behave((response) => {
    begin(response, answer.slice(0, 4))
    end = () => finish(response, answer.slice(4))
  })
  const { outcome, heard, begun } = talk(user, question)
  await begun
  expect(heard).toEqual([answer.slice(0, 4)])
  end()
  const { kind, ...rest } = await outcome
  expect(kind).toBe('answered')
  expect(heard.join('')).toBe(answer)
  expect(await saidWith(user)).toEqual([
    { by: 'customer', content: question },
    { by: 'ai', content: answer },
  ])
  expect(rest).toMatchObject({ messageId: expect.stringMatching(/^msg_\w+_2$/) })
  const sources = await desk.db.one<{ sources: { title: string }[] }>(sql`
    select a.sources from answer_sources a join sessions s on s.id = a.session_id where s.customer_ref = ${user.id}`)
  expect(sources?.sources[0]?.title).toContain('密码')
})

test('the model is asked while the question is being stored, and no word leaves before the commit', async () => {
  const user = newUser()
  const visitor = await visitorFor(user)
  const before = fake.asked.length
  const talking = await desk.db.tx(async (tx) => {
    await holdConversation(tx, visitor)
    const talking = talk(user, question)
    await expect.poll(() => fake.asked.length).toBe(before + 1)
    await expect.poll(() => fake.open()).toBe(0)
    expect(talking.heard).toEqual([])
    return talking
  })
  await talking.begun
  expect((await saidWith(user))[0]).toEqual({ by: 'customer', content: question })
  expect((await talking.outcome).kind).toBe('answered')
})

test('while one question is being answered the next is asked again later, and is not stored', async () => {
  const user = newUser()
  const { behaviour, release } = heldBack(answer)
  fake.behave(behaviour)
  const first = talk(user, question)
  await expect.poll(async () => (await saidWith(user)).length).toBe(1)
  expect(await codeOf(talk(user, '还有一个问题').outcome)).toEqual({ code: 'still_answering' })
  release()
  await first.outcome
  expect((await saidWith(user)).map(({ content }) => content)).toEqual([question, answer])
})

test('the same client id again gets the same answer, and nothing is stored or asked twice', async () => {
  const user = newUser()
  const first = await talk(user, question, 'q1').outcome
  const asked = fake.asked.length
  const again = talk(user, question, 'q1')
  expect(await again.outcome).toMatchObject({
    kind: 'answered',
    messageId: first.messageId,
    answered: { text: answer },
  })
  expect([again.heard, fake.asked.length]).toEqual([[answer], asked])
  expect(await saidWith(user)).toHaveLength(2)
})

test('two at once with one client id are one question with one answer', async () => {
  const user = newUser()
  const both = [talk(user, question, 'q2'), talk(user, question, 'q2')]
  const settled = await Promise.allSettled(both.map(({ outcome }) => outcome))
  expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true)
  await desk.drain()
  expect((await saidWith(user)).map(({ by }) => by)).toEqual(['customer', 'ai'])
})

test('a process that dies while it answers leaves the question to the worker, which answers it once', async () => {
  const user = newUser()
  const visitor = await visitorFor(user)
  const stored = await storeQuestion(deps, visitor, { text: question, traceId: 'trc_dying' })
  const { turn } = stored
  if (!turn) throw new Error('The turn was not taken.')
  await desk.drain()
  expect(await saidWith(user), 'the worker leaves alone what is leased').toHaveLength(1)

  await desk.db.run(sql`update bot_turns set lease_until = now() - interval '1 second' where id = ${turn.id}`)
  await desk.drain()
  expect((await saidWith(user)).map(({ content }) => content)).toEqual([question, answer])

  const late = keepAnswer(deps, turn, { text: '迟到的回答', missed: false, sources: [] })
  await expect(late).rejects.toThrow('went to another worker')
  expect(await saidWith(user)).toHaveLength(2)
})

test('an answer that comes after the visitor asked for a person is dropped', async () => {
  const user = newUser()
  const { behaviour, release } = heldBack('迟到的回答')
  fake.behave(behaviour)
  const { outcome } = talk(user, question)
  await expect.poll(async () => (await saidWith(user)).length).toBe(1)
  await askPerson(deps, await visitorFor(user), 'trc_asks')
  release()
  expect(await outcome).toMatchObject({ kind: 'with_person', status: 'queued' })
  expect((await saidWith(user)).map(({ by }) => by)).toEqual(['customer', null])
  expect(await desk.db.rows(sql`select 1 from bot_turns`)).toEqual([])
})

test('who asks for a person in words waits for one, and the model is not asked', async () => {
  const user = newUser()
  const asked = fake.asked.length
  expect(await talk(user, '转人工').outcome).toMatchObject({ kind: 'with_person', status: 'queued' })
  expect(await talk(user, '在吗').outcome).toMatchObject({ kind: 'with_person', status: 'queued' })
  expect(fake.asked.length).toBe(asked)
})

test('what was read before the page was closed is kept, and says that it is no whole answer', async () => {
  const user = newUser()
  fake.behave((response) => begin(response, '请先打开'))
  const talking = talk(user, question)
  await talking.begun
  talking.leave()
  await expect(talking.outcome).rejects.toThrow()
  await expect.poll(() => fake.open()).toBe(0)
  await desk.drain()
  expect((await saidWith(user)).map(({ content }) => content)).toEqual([question, '请先打开\n\n（回答已中断）'])
})

test('a question whose page was closed before the first word is answered all the same', async () => {
  const user = newUser()
  const { behaviour, release } = heldBack('没有人听的回答')
  fake.behave(behaviour)
  const talking = talk(user, question)
  await expect.poll(async () => (await saidWith(user)).length).toBe(1)
  talking.leave()
  await expect(talking.outcome).rejects.toThrow()
  release()
  fake.behave(answersWith(answer))
  const lengthThen = async () => {
    await desk.drain()
    return (await saidWith(user)).length
  }
  await expect.poll(lengthThen, { timeout: 15_000 }).toBe(2)
  expect((await saidWith(user)).at(-1)).toEqual({ by: 'ai', content: answer })
})

test('the model is told what was said before as the desk has stored it', async () => {
  const user = newUser()
  await talk(user, question).outcome
  await talk(user, '打印机脱机怎么办').outcome
  const { messages } = fake.asked.at(-1)?.body ?? { messages: [] }
  const [asked, answered, ...now] = messages.filter(({ role }) => role !== 'system')
  expect(asked).toMatchObject({ role: 'user', content: expect.stringContaining(question) })
  expect(answered).toEqual({ role: 'assistant', content: answer })
  expect(now).toEqual([{ role: 'user', content: expect.stringContaining('打印机') }])
})
