import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { openWorld } from '../testing/world.ts'

const world = await openWorld([], { botId: null })
const { db } = world

test('without a bot a first message goes straight to the queue', async () => {
  await world.say('emp:a', '你好')
  const rows = await db.rows(sql`
    select s.status, s.handoff_reason as reason, e.transition, e.from_status as before, e.to_status as after
    from sessions s join session_events e on e.session_id = s.id`)
  expect(rows).toEqual([{ status: 'pending', reason: 'no_bot', transition: 'T02', before: null, after: 'pending' }])
  expect(await db.rows(sql`select 1 from bot_turns`)).toEqual([])
  expect(await brokenInvariants(db)).toEqual([])
})

test('agents hear of it once, and the customer’s words are in it', async () => {
  await world.say('emp:b', '有人吗')
  await world.say('emp:b', '喂')
  const id = await world.sessionOf('emp:b')
  const frames = await db.rows<{ kind: string; data: { reason: string; lastMessage?: string } }>(sql`
    select kind, data from changes where session_id = ${id} and kind = 'new_pending_session'`)
  expect(frames).toHaveLength(1)
  expect(frames[0]?.data.reason).toBe('no_bot')
})

test('the frame about a waiting customer says what they wrote', async () => {
  await world.say('emp:c', '有人吗')
  const id = await world.sessionOf('emp:c')
  const frame = await db.one<{ data: { lastMessage?: string } }>(sql`
    select data from changes where session_id = ${id} and kind = 'new_pending_session'`)
  expect(frame?.data.lastMessage).toBe('有人吗')
})

test('what the customer wrote comes before what the desk answers', async () => {
  const id = await world.sessionOf('emp:a')
  const said = await db.rows<{ sender: string | null }>(sql`
    select sender_type as sender from messages where session_id = ${id} order by seq`)
  expect(said.map(({ sender }) => sender)).toEqual(['customer', null])
})
