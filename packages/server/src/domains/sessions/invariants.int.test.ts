import { expect, test } from 'vitest'
import { type Sql, sql } from '../../platform/db.ts'
import { accept } from './commands/accept.ts'
import { reply } from './commands/reply.ts'
import { brokenInvariants, invariants } from './testing/invariants.ts'
import { openWorld, textBytes } from './testing/world.ts'
import { requestTransfer } from './transfers/request.ts'

const world = await openWorld([{ csId: 'anna' }, { csId: 'bert' }])
const { db } = world
await world.say('emp:plain', '你好')
const bot = (await world.sessionOf('emp:plain')) ?? ''
await world.botAnswers(bot)
const manual = await world.pending('emp:manual')
await accept(db, { sessionId: manual, actorId: 'anna', csId: 'anna' })
await reply({ db, textBytes }, { sessionId: manual, actor: { csId: 'anna', name: 'anna' }, content: '在' })
await requestTransfer(db, { sessionId: manual, actor: { type: 'agent', id: 'anna' }, toCsId: 'bert' })

test('a desk that was used properly breaks none of them', async () => {
  expect(await brokenInvariants(db)).toEqual([])
})

const damages: Record<string, Sql[]> = {
  'manual exactly if somebody has it': [
    sql`alter table sessions drop constraint sessions_check`,
    sql`update sessions set manual_cs_id = null where id = ${manual}`,
  ],
  'the load of an agent is the number of their sessions': [sql`update agents set current_load = 0`],
  'nobody has more than they can take': [sql`update agents set max_load = 0`],
  'one open session for each customer': [sql`update sessions set customer_ref = 'emp:same'`],
  'the message count is the number of messages of people and bots': [
    sql`update sessions set message_count = message_count + 1`,
  ],
  'places in a session are 1, 2, 3 without gaps': [
    sql`update messages set seq = seq + 1 where session_id = ${bot} and seq = 2`,
  ],
  'a session that somebody is asked to take is an agent’s, and the one who asks has it': [
    sql`update session_transfers set from_cs_id = 'bert'`,
  ],
  'who accepted a request was given the session': [sql`update session_transfers set status = 'accepted'`],
  'the bot writes only while the session is with it': [
    sql`update messages set sender_type = 'ai' where session_id = ${manual} and sender_type = 'manual'`,
  ],
  'only who has a session writes in it as a person': [
    sql`update messages set sender_id = 'bert' where sender_type = 'manual'`,
  ],
  'each change has one event, and the events are a chain that ends where the session is': [
    sql`delete from session_events where transition = 'T04'`,
  ],
  'the same message of a remote is stored once': [
    sql`update messages set remote_key = 'same' where sender_type = 'customer'`,
  ],
}

test('a damage is planted for every rule', () => {
  expect(Object.keys(damages).sort()).toEqual([...invariants].sort())
})

test.each(Object.entries(damages))('%s: the damage is noticed', async (rule, damage) => {
  const undone = new Error('undone')
  const found = db.tx(async (tx) => {
    await tx.run(sql`drop index sessions_one_open`)
    for (const statement of damage) await tx.run(statement)
    const broken = await brokenInvariants(tx)
    expect(broken.map((text) => text.split(': ')[0])).toContain(rule)
    throw undone
  })
  await expect(found).rejects.toBe(undone)
})
