import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { accept } from '../commands/accept.ts'
import { close } from '../commands/close.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { openWorld } from '../testing/world.ts'

const world = await openWorld([{ csId: 'anna' }])
const { db } = world

const state = (id: string) =>
  db.one(sql`
    select status, message_count as messages, last_seq as seq, handoff_reason as reason, bot_misses as misses,
      (select count(*) from session_events e where e.session_id = s.id) as events from sessions s where id = ${id}`)

async function asked(customer: string): Promise<string> {
  await world.say(customer, '打印机坏了')
  return (await world.sessionOf(customer)) ?? ''
}

test('an answer in time is the bot’s message, and changes no status', async () => {
  const id = await asked('emp:a')
  expect(await world.botAnswers(id)).toBe(true)
  expect(await state(id)).toEqual({ status: 'ai', messages: 2, seq: 2, reason: null, misses: 0, events: 1 })
})

test.each([
  ['a person was asked for', async (customer: string) => world.say(customer, '转人工')],
  [
    'a person has it',
    async (customer: string, sessionId: string) => {
      await world.say(customer, '转人工')
      await accept(db, { sessionId, actorId: 'anna', csId: 'anna' })
    },
  ],
  [
    'it was closed',
    async (_customer: string, sessionId: string) =>
      void (await close(db, { sessionId, actor: { csId: 'anna', mayForce: false } })),
  ],
])('an answer that comes when %s is dropped without a trace', async (what, happen) => {
  const customer = `emp:${what}`
  const id = await asked(customer)
  await happen(customer, id)
  const before = await state(id)
  expect(await world.botAnswers(id)).toBe(false)
  expect(await world.botAnswers(id, true)).toBe(false)
  expect(await state(id)).toEqual(before)
})

test('an answer for a session that is not there is dropped', async () => {
  expect(await world.botAnswers('ses_nobody')).toBe(false)
})

test('after three misses in a row a person is asked for, and the third is not said', async () => {
  const id = await asked('emp:missed')
  for (const missed of [true, true, false, true, true]) await world.botAnswers(id, missed)
  expect(await state(id)).toMatchObject({ status: 'ai', messages: 6, misses: 2 })
  await world.botAnswers(id, true)
  expect(await state(id)).toMatchObject({
    status: 'pending',
    messages: 6,
    seq: 7,
    reason: 'bot_missed',
    misses: 0,
    events: 2,
  })
})

test('a question that is open when a person is asked for no longer waits for the bot', async () => {
  const id = await asked('emp:open')
  await db.run(sql`delete from bot_turns where session_id = ${id}`)
  await world.say('emp:open', '转人工')
  expect(await db.rows(sql`select 1 from bot_turns where session_id = ${id}`)).toEqual([])
})

test('one question is one turn of the bot, however often the remote tells it', async () => {
  for (const _ of [1, 2, 3]) await world.say('emp:twice', '打印机坏了', 'twice')
  const id = await world.sessionOf('emp:twice')
  expect(await db.rows(sql`select content from bot_turns where session_id = ${id}`)).toEqual([
    { content: '打印机坏了' },
  ])
  expect(await db.rows(sql`select content from messages where session_id = ${id}`)).toEqual([{ content: '打印机坏了' }])
})

test('of an answer and a call for a person at the same moment, the answer is first or is dropped', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => asked(`emp:both${i}`)))
  await Promise.all(ids.flatMap((id, i) => [world.botAnswers(id), world.say(`emp:both${i}`, '转人工')]))
  for (const id of ids) expect(await state(id)).toMatchObject({ status: 'pending', reason: 'customer_asked' })
  expect(await brokenInvariants(db)).toEqual([])
})
