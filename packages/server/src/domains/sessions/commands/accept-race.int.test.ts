import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { openWorld, textBytes } from '../testing/world.ts'
import { accept } from './accept.ts'
import { close } from './close.ts'
import { reply } from './reply.ts'

const agents = Array.from({ length: 20 }, (_, i) => ({ csId: `agent${i}`, maxLoad: 5 }))
const world = await openWorld(agents)
const { db } = world
const nodes = [world, await world.secondNode()]

const range = (length: number) => Array.from({ length }, (_, i) => i)

async function waiting(count: number, prefix: string): Promise<string[]> {
  const refs = range(count).map((i) => `emp:${prefix}${i}`)
  await Promise.all(refs.map((ref) => world.say(ref, '转人工')))
  return (await Promise.all(refs.map((ref) => world.sessionOf(ref)))).map((id) => id ?? '')
}

/** `ok`, or the status and code that HTTP answers with. */
const outcome = (command: Promise<unknown>): Promise<string> =>
  command.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof AppError) return `${error.status}/${error.code}`
      throw error
    },
  )

test('20 agents who all accept 30 sessions at once: each session has one winner, and nobody has too many', async () => {
  const sessions = await waiting(30, 'race')
  const attempts = agents.flatMap(({ csId }) => sessions.map((sessionId) => ({ sessionId, csId })))
  const told = await Promise.all(
    attempts.map(async (attempt) => ({
      ...attempt,
      outcome: await outcome(accept(db, { ...attempt, actorId: attempt.csId })),
    })),
  )

  for (const sessionId of sessions) {
    const winners = told.filter((one) => one.sessionId === sessionId && one.outcome === 'ok')
    expect(winners).toHaveLength(1)
    const row = await db.one(sql`select manual_cs_id as "csId" from sessions where id = ${sessionId}`)
    expect(row).toEqual({ csId: winners[0]?.csId })
  }
  const refusals = new Set(told.map((one) => one.outcome).filter((text) => text !== 'ok'))
  expect([...refusals].filter((text) => text !== '400/40002' && text !== '400/40003')).toEqual([])

  const loads = await db.rows<{ csId: string; load: number }>(sql`
    select user_id as "csId", current_load as load from agents`)
  for (const { csId, load } of loads) {
    expect(load).toBe(told.filter((one) => one.csId === csId && one.outcome === 'ok').length)
  }
  expect(await brokenInvariants(db)).toEqual([])
})

test('20 agents on two nodes who go for all of 400 sessions, each in their own order: each session has one winner', async () => {
  await db.run(sql`update agents set max_load = 60`)
  const sessions = await waiting(400, 'many')
  const tally = await Promise.all(
    agents.map(async ({ csId }, index) => {
      const node = nodes[index % nodes.length]?.db ?? db
      const outcomes: string[] = []
      for (const sessionId of inOrderOf(index, sessions))
        outcomes.push(await outcome(accept(node, { sessionId, actorId: csId, csId })))
      return { csId, outcomes }
    }),
  )
  const told = tally.flatMap(({ outcomes }) => outcomes)
  expect(told.filter((one) => one === 'ok')).toHaveLength(400)
  expect(new Set(told)).toEqual(new Set(['ok', '400/40002', ...told.filter((one) => one === '400/40003')]))
  const [won] = await db.rows(sql`
    select count(*) as sessions, count(distinct e.session_id) as winners, count(*) filter (where s.status = 'manual') as manual
    from session_events e join sessions s on s.id = e.session_id
    where e.transition = 'T06' and s.id = any(${sessions})`)
  expect(won).toEqual({ sessions: 400, winners: 400, manual: 400 })
  expect(await brokenInvariants(db)).toEqual([])
})

/** Nobody reads a list in the same order. */
const inOrderOf = (agent: number, all: readonly string[]): string[] =>
  all.map((_, index) => all[(index * 7 + agent * 19) % all.length] ?? '')

test('one accept after another for an agent who is full is refused, until a session is closed', async () => {
  await db.run(sql`update agents set max_load = (select current_load from agents a where a.id = agents.id)`)
  const [session = ''] = await waiting(1, 'full')
  const take = () => outcome(accept(db, { sessionId: session, actorId: 'agent0', csId: 'agent0' }))
  await db.run(sql`update agents set max_load = current_load + 1 where user_id = 'agent0'`)
  const [other = ''] = await waiting(1, 'more')
  expect(await outcome(accept(db, { sessionId: other, actorId: 'agent0', csId: 'agent0' }))).toBe('ok')
  expect(await take()).toBe('400/40003')
  await close(db, { sessionId: other, actor: { csId: 'agent0', mayForce: false } })
  expect(await take()).toBe('ok')
  expect(await brokenInvariants(db)).toEqual([])
})

test('everything at once on the same sessions breaks no rule and nobody waits for each other in a circle', async () => {
  await db.run(sql`update agents set max_load = 50`)
  const sessions = await waiting(6, 'mix')
  const commands = range(240).map((i) => {
    const sessionId = sessions[i % sessions.length] ?? ''
    const csId = `agent${i % 7}`
    const actor = { csId, name: csId, mayForce: i % 40 === 39 }
    if (i % 4 === 0) return world.say(`emp:mix${i % 6}`, '还在吗')
    if (i % 4 === 1) return accept(db, { sessionId, actorId: csId, csId })
    if (i % 4 === 2) return reply({ db, textBytes }, { sessionId, actor, content: '在' })
    return i % 5 === 4 ? close(db, { sessionId, actor }) : world.botAnswers(sessionId)
  })
  const outcomes = await Promise.all(commands.map(outcome))
  expect(outcomes.filter((text) => !/^ok$|^400\/4000[123]$|^403\/40301$/.test(text))).toEqual([])
  expect(await brokenInvariants(db)).toEqual([])
})
