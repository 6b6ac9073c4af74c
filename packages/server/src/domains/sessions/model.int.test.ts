import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { actions, capacity } from './testing/actions.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { createModel, type Model, type ModelSession } from './testing/model.ts'
import { perform } from './testing/perform.ts'
import { tour } from './testing/tour.ts'
import { openWorld } from './testing/world.ts'

const agents = Object.entries(capacity).map(([csId, maxLoad]) => ({ csId, maxLoad }))
const world = await openWorld(agents, { windowMinutes: 30 })
const { db } = world
const second = await world.secondNode()
await db.run(sql`create table all_events (transition text)`)
let run = 0
/** What happened in all runs together: a test that never came to it would prove nothing about it. */
const happened = new Set<string>()

const lives = 'T01 T04 T05 T06 T07 T08 T09 T10 T11 T12 T13 T14 T15 T16 T17'.split(' ')

test('whatever happens in whatever order, the desk does what the model says and breaks no rule', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (sequence) => {
      const model = createModel(capacity)
      const prefix = `emp:run${run++}-`
      await emptyDesk()
      for (const [index, action] of sequence.entries()) {
        const told = await perform(index % 2 === 0 ? world : second, prefix, action, index)
        happened.add(`${action.kind} ${told}`)
        expect(told, `${index} ${JSON.stringify(action)}`).toBe(model.expect(action))
      }
      await compare(prefix, model)
      expect(await brokenInvariants(db)).toEqual([])
    }),
    { numRuns: 30, examples: [[tour]] },
  )
  expect(await transitions()).toEqual(lives)
  for (const outcome of [
    'accepts 40001',
    'accepts 40401',
    'accepts 40002',
    'accepts 40003',
    'replies 40301',
    'closes 40301',
    'requeues 40301',
    'releases 1002',
    'takes over 1002',
    'hands over 40301',
    'accepts transfer ok',
    'accepts transfer 1002',
    'accepts transfer 40006',
    'accepts transfer 40401',
    'hands over 40003',
    'hands over 40000',
    'reassigns 1002',
    'declines transfer ok',
    'cancels transfer ok',
    'reopens 40301',
    'desk assigns full',
    'desk says wrong_state',
    'bot dropped',
  ]) {
    expect(happened).toContain(outcome)
  }
}, 180_000)

test('everything at once on two nodes breaks no rule, and nothing waits in a circle', async () => {
  await db.run(sql`truncate all_events`)
  const outcomes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(actions, async (sequence) => {
      const prefix = `emp:rush${run++}-`
      await emptyDesk()
      for (const customer of ['c1', 'c2', 'c3']) await perform(world, prefix, { kind: 'asks', customer }, -1)
      await Promise.all(
        sequence.map(async (action, index) =>
          outcomes.add(await perform(index % 2 === 0 ? world : second, prefix, action, index)),
        ),
      )
      expect(await brokenInvariants(db)).toEqual([])
    }),
    { numRuns: 30, examples: [[tour]] },
  )
  const known =
    /^(ok|dropped|assigned|requeued|released|closed|said|full|wrong_state|1002|40000|4000[1236]|40301|40401)$/
  expect([...outcomes].filter((outcome) => !known.test(outcome))).toEqual([])
  expect((await transitions()).length).toBeGreaterThan(8)
}, 180_000)

async function transitions(): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select transition as id from all_events union select transition from session_events order by 1`)
  return rows.map(({ id }) => id)
}

async function emptyDesk(): Promise<void> {
  await db.run(sql`insert into all_events select transition from session_events`)
  await db.run(sql`
    truncate sessions, session_transfers, messages, session_events, customers, customer_avatars, customer_identities, outbound, bot_turns`)
  await db.run(sql`update agents set current_load = 0`)
}

async function compare(prefix: string, model: Model): Promise<void> {
  const stored = await db.rows<ModelSession & { customer: string }>(sql`
    select replace(customer_ref, ${prefix}, '') as customer, status, manual_cs_id as agent, bot_misses as misses,
      message_count as messages, last_seq as seq,
      (select count(*) from session_events e where e.session_id = s.id) as events
    from sessions s where starts_with(customer_ref, ${prefix}) order by s.id`)
  const expected = [...model.customers].flatMap(([customer, sessions]) =>
    sessions.map(({ status, agent, misses, messages, seq, events }) => ({
      ...{ customer, status, agent, misses, messages, seq, events },
    })),
  )
  const byCustomer = (a: { customer: string }, b: { customer: string }) => a.customer.localeCompare(b.customer)
  expect(stored.sort(byCustomer)).toEqual(expected.sort(byCustomer))
  const loads = await db.rows<{ id: string; load: number }>(sql`select user_id as id, current_load as load from agents`)
  expect(Object.fromEntries(loads.map(({ id, load }) => [id, load]))).toEqual(Object.fromEntries(model.loads))
}
