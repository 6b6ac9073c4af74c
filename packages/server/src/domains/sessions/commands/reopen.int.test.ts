import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { findSession } from '../reading/queries.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { openWorld, textBytes } from '../testing/world.ts'
import { accept } from './accept.ts'
import { close } from './close.ts'
import { closeSession, requeueBySystem } from './for-workers.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'

const world = await openWorld([{ csId: 'anna' }, { csId: 'bert' }], { windowMinutes: 30 })
const { db, say, sessionOf, pending } = world

async function manual(customerRef: string, csId = 'anna'): Promise<string> {
  const sessionId = await pending(customerRef)
  await accept(db, { sessionId, actorId: csId, csId })
  return sessionId
}
const end = (sessionId: string) => close(db, { sessionId, actor: { csId: 'anna', mayForce: true } })
const endedAgo = (sessionId: string, minutes: number) =>
  db.run(sql`update sessions set closed_at = now() - ${minutes}::int * interval '1 minute' where id = ${sessionId}`)
const changesOf = async (sessionId: string) =>
  (await db.rows<{ kind: string }>(sql`select kind from changes where session_id = ${sessionId} order by xid, id`)).map(
    ({ kind }) => kind,
  )
const lines = (sessionId: string) =>
  db.rows<{ type: string | null; content: string }>(sql`
    select sender_type as type, content from messages where session_id = ${sessionId} order by seq`)
const actor = (id: string, mayForce = false) => ({ type: 'agent', id, mayForce }) as const
const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 0,
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
  )

test('who was with an agent and writes soon after the end waits for one in the same session', async () => {
  const id = await manual('emp:soon')
  await end(id)
  await say('emp:soon', '还有一个问题')
  expect(await sessionOf('emp:soon')).toBe(id)
  expect(await findSession(db, id)).toMatchObject({
    ...{ status: 'pending', handoffReason: 'reopened', priority: 'normal', lastMessage: '还有一个问题' },
  })
  expect(await changesOf(id)).toContain('session_reopened')
  expect((await lines(id)).slice(-2).map(({ type }) => type)).toEqual(['customer', null])
  expect(await db.one(sql`select closed_at, close_reason, last_cs_id from sessions where id = ${id}`)).toEqual({
    ...{ closed_at: null, close_reason: null, last_cs_id: 'anna' },
  })
})

test('several messages soon after the end reopen it once, and the customer is told once', async () => {
  const id = await manual('emp:many')
  await end(id)
  await Promise.all(['一', '二', '三'].map((text) => say('emp:many', text)))
  const told = (await lines(id)).slice(-4).map(({ type }) => type ?? 'desk')
  expect(told.toSorted()).toEqual(['customer', 'customer', 'customer', 'desk'])
  expect((await changesOf(id)).filter((kind) => kind === 'session_reopened')).toHaveLength(1)
})

test('who was with the bot begins with the bot again', async () => {
  await say('emp:bot', '你好')
  const id = (await sessionOf('emp:bot')) ?? ''
  await end(id)
  await say('emp:bot', '又来了')
  expect(await findSession(db, id)).toMatchObject({ status: 'ai' })
  expect(await db.rows(sql`select content from bot_turns where session_id = ${id}`)).toContainEqual({
    content: '又来了',
  })
})

test('who was only waiting begins with the bot again, and by asking for a person waits again', async () => {
  const id = await pending('emp:waited')
  await end(id)
  await say('emp:waited', '人工')
  expect(await findSession(db, id)).toMatchObject({ status: 'pending', handoffReason: 'customer_asked' })
})

test('the window ends to the minute: later begins a new session, which remembers the one before', async () => {
  for (const [minutes, isSame] of [
    [29, true],
    [31, false],
  ] as const) {
    const id = await manual(`emp:after${minutes}`)
    await end(id)
    await endedAgo(id, minutes)
    await say(`emp:after${minutes}`, '还在吗')
    const now = (await sessionOf(`emp:after${minutes}`)) ?? ''
    expect([minutes, now === id]).toEqual([minutes, isSame])
    const row = await db.one(sql`select previous_session_id as previous from sessions where id = ${now}`)
    expect(row).toEqual({ previous: isSame ? null : id })
  }
})

test('what a timer ends is reopened like what a person ends', async () => {
  const id = await manual('emp:idle')
  expect(await closeSession(db, { sessionId: id, actor: { type: 'system' }, reason: 'idle', text: '再见' })).toBe(
    'closed',
  )
  expect((await lines(id)).at(-1)?.content).toBe('再见')
  await say('emp:idle', '我回来了')
  expect(await findSession(db, id)).toMatchObject({ status: 'pending' })
})

test('the agent who had it last goes on with a closed session, and may answer in it', async () => {
  const id = await manual('emp:staff')
  await end(id)
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('bert') }))).toBe(40301)
  const info = await reopen(db, { sessionId: id, actor: actor('anna') })
  expect(info).toMatchObject({ status: 'manual', manualCsId: 'anna' })
  await reply({ db, textBytes }, { sessionId: id, actor: { csId: 'anna', name: 'anna' }, content: '补充一点' })
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('anna') }))).toBe(40001)
})

test('a supervisor reopens what others had, and it is written down', async () => {
  const id = await manual('emp:super')
  await end(id)
  expect(await reopen(db, { sessionId: id, actor: actor('bert', true) })).toMatchObject({ manualCsId: 'bert' })
  const row = await db.one(
    sql`select action, details->>'last' as last from audit_log where target_id = ${id} order by id desc`,
  )
  expect(row).toEqual({ action: 'session.reopen', last: 'anna' })
})

test('beside a newer session of the same customer an old one stays closed', async () => {
  const id = await manual('emp:newer')
  await end(id)
  await endedAgo(id, 60)
  await say('emp:newer', '新的问题')
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('anna') }))).toBe(40001)
  await end((await sessionOf('emp:newer')) ?? '')
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('anna') }))).toBe(40001)
})

test('outside the reply window of the channel, and for who is full, it stays closed', async () => {
  const id = await manual('emp:late')
  await end(id)
  await db.run(sql`update channel_accounts set reply_hours = 48, reply_messages = 5`)
  await db.run(sql`update sessions set last_customer_at = now() - interval '49 hours' where id = ${id}`)
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('anna') }))).toBe(40004)
  await db.run(sql`update channel_accounts set reply_hours = null, reply_messages = null`)
  await db.run(sql`update agents set max_load = current_load where user_id = 'anna'`)
  expect(await codeOf(reopen(db, { sessionId: id, actor: actor('anna') }))).toBe(40003)
  await db.run(sql`update agents set max_load = 50`)
})

test('a customer who writes while an agent reopens: one of them does, and the other finds it open', async () => {
  for (let round = 0; round < 5; round++) {
    const customer = `emp:both${round}`
    const id = await manual(customer)
    await end(id)
    const [code] = await Promise.all([
      codeOf(reopen(db, { sessionId: id, actor: actor('anna') })),
      say(customer, '等一下'),
    ])
    const { status } = (await findSession(db, id)) ?? {}
    expect([
      [0, 'manual'],
      [40001, 'pending'],
    ]).toContainEqual([code, status])
    expect(await sessionOf(customer)).toBe(id)
    if (status === 'manual') await requeueBySystem(db, { sessionId: id, actor: { type: 'system' }, reason: 'test' })
  }
  expect(await brokenInvariants(db)).toEqual([])
})
