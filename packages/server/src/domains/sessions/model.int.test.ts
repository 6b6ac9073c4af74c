import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { accept } from './accept.ts'
import { close } from './close.ts'
import { reply } from './reply.ts'
import { brokenInvariants } from './testing/invariants.ts'
import { type Action, actions, createModel, type Model, type ModelSession } from './testing/model.ts'
import { openWorld, textBytes } from './testing/world.ts'

const capacity = { anna: 1, bert: 2 }
const world = await openWorld(Object.entries(capacity).map(([csId, maxLoad]) => ({ csId, maxLoad })))
const { db } = world
await db.run(sql`create table all_events (transition text)`)
let run = 0
/** What happened in all runs together: a test that never came to it would prove nothing about it. */
const happened = new Set<string>()

test('whatever happens in whatever order, the desk does what the model says and breaks no rule', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (sequence) => {
      const model = createModel(capacity)
      const prefix = `emp:run${run++}-`
      await emptyDesk()
      for (const [index, action] of sequence.entries()) {
        const told = await doIt(prefix, action, index)
        happened.add(`${action.kind} ${told}`)
        expect(told, `${index} ${JSON.stringify(action)}`).toBe(model.expect(action))
      }
      await compare(prefix, model)
      expect(await brokenInvariants(db)).toEqual([])
    }),
    { numRuns: 30 },
  )
  const transitions = await db.rows<{ id: string }>(sql`select distinct transition as id from all_events order by 1`)
  expect(transitions.map(({ id }) => id)).toEqual(['T01', 'T04', 'T06', 'T09', 'T13', 'T14'])
  for (const refusal of [
    'accepts 40001',
    'accepts 40002',
    'accepts 40003',
    'replies 40301',
    'closes 40301',
    'bot dropped',
  ]) {
    expect(happened).toContain(refusal)
  }
}, 120_000)

async function emptyDesk(): Promise<void> {
  await db.run(sql`insert into all_events select transition from session_events`)
  await db.run(sql`truncate sessions, messages, session_events, customers, customer_identities, outbound, bot_turns`)
  await db.run(sql`update agents set current_load = 0`)
}

/** What the desk answers: `ok`, `dropped`, or the code of its refusal. */
async function doIt(prefix: string, action: Action, index: number): Promise<string> {
  const customerRef = prefix + action.customer
  const sessionId = (await world.sessionOf(customerRef)) ?? 'ses_nobody'
  if ('agent' in action) return command(sessionId, action)
  if (action.kind === 'bot') return (await world.botAnswers(sessionId, action.missed)) ? 'ok' : 'dropped'
  if (action.kind === 'repeats') await repeatLast(customerRef)
  else await world.say(customerRef, action.kind === 'asks' ? '转人工' : '我的电脑有问题', `${prefix}${index}`)
  return 'ok'
}

type Command = Extract<Action, { agent: string }>

async function command(sessionId: string, { kind, agent }: Command): Promise<string> {
  const actor = { csId: agent, name: agent, mayForce: false }
  try {
    if (kind === 'accepts') await accept(db, { sessionId, actorId: agent, csId: agent })
    if (kind === 'replies') await reply({ db, textBytes }, { sessionId, actor, content: '马上处理' })
    if (kind === 'closes') await close(db, { sessionId, actor })
    return 'ok'
  } catch (error) {
    if (error instanceof AppError) return String(error.code)
    throw error
  }
}

/** The remote tells its newest message of this customer, if there is one, once more. */
async function repeatLast(customerRef: string): Promise<void> {
  const last = await db.one<{ key: string; text: string }>(sql`
    select remote_key as key, item ->> 'text' as text from inbound where item ->> 'customerRef' = ${customerRef}
    order by xid desc, id desc limit 1`)
  if (last) await world.say(customerRef, last.text, last.key)
}

async function compare(prefix: string, model: Model): Promise<void> {
  const stored = await db.rows<ModelSession & { customer: string }>(sql`
    select replace(customer_ref, ${prefix}, '') as customer, status, manual_cs_id as agent, bot_misses as misses,
      message_count as messages, last_seq as seq,
      (select count(*) from session_events e where e.session_id = s.id) as events
    from sessions s where starts_with(customer_ref, ${prefix}) order by s.id`)
  const expected = [...model.customers].flatMap(([customer, sessions]) => sessions.map((s) => ({ customer, ...s })))
  const byCustomer = (a: { customer: string }, b: { customer: string }) => a.customer.localeCompare(b.customer)
  expect(stored.sort(byCustomer)).toEqual(expected.sort(byCustomer))
  const loads = await db.rows<{ id: string; load: number }>(sql`select user_id as id, current_load as load from agents`)
  expect(Object.fromEntries(loads.map(({ id, load }) => [id, load]))).toEqual(Object.fromEntries(model.loads))
}
