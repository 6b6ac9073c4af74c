import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BenchDesk, startDesk, until } from '../desk.ts'
import { openWorld, type World } from '../world.ts'
import { addRacers, type Racer } from './racers.ts'

export interface RaceSizes {
  readonly sessions: number
  readonly agents: number
}

/** The demo has sessions of its own. */
const ofRace = "customer_ref like 'emp:race%'"

/** Every agent goes for every session that waits, half of them on each of two nodes: each session has one winner. */
export async function benchAcceptRace({ sessions, agents }: RaceSizes): Promise<void> {
  console.log(`${sessions} sessions that wait, ${agents} agents who all accept all of them, two nodes, one PostgreSQL.`)
  const world = await openWorld()
  const desks: BenchDesk[] = []
  try {
    const second = join(world.dataDir, 'second')
    await mkdir(second)
    for (const dataDir of [second, world.dataDir]) desks.push(await startDesk({ ...world, dataDir }))
    const racers = await addRacers(world, agents, Math.ceil((sessions / agents) * 1.5))
    const waiting = await queueUp(world, sessions)
    const began = performance.now()
    const outcomes = await Promise.all(racers.map((racer, nth) => race(desks[nth % desks.length], racer, waiting)))
    const seconds = (performance.now() - began) / 1_000
    console.table(figures(outcomes.flat(), seconds))
    await assertFair(world, sessions)
  } finally {
    for (const desk of desks) await desk.process.stop()
    await world.close()
  }
}

async function queueUp(world: World, sessions: number): Promise<string[]> {
  const { sim, sql } = world
  for (let nth = 0; nth < sessions; nth++) sim.message({ from: `race${nth}`, text: '转人工' })
  await sim.drain()
  const waiting = async () =>
    (await sql.query<{ id: string }>(`select id from sessions where status = 'pending' and ${ofRace}`)).rows.map(
      ({ id }) => id,
    )
  await until(async () => (await waiting()).length >= sessions)
  return waiting()
}

/** Nobody reads a list in the same order. */
async function race(desk: BenchDesk | undefined, { csId, token, nth }: Racer, waiting: readonly string[]) {
  const codes: number[] = []
  for (let step = 0; step < waiting.length; step++) {
    const id = waiting[(step * 7 + nth * 131) % waiting.length]
    const response = await fetch(`${desk?.url}/api/sessions/${id}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ csId }),
    })
    const { code }: { code: number } = await response.json()
    codes.push(code)
  }
  return codes
}

function figures(codes: readonly number[], seconds: number) {
  const count = (code: number) => codes.filter((one) => one === code).length
  return {
    attempts: codes.length,
    accepted: count(0),
    'taken by another (40002)': count(40002),
    'no place left (40003)': count(40003),
    other: codes.length - count(0) - count(40002) - count(40003),
    seconds: Math.round(seconds * 10) / 10,
    'attempts per second': Math.round(codes.length / seconds),
  }
}

/** The stored truth, whatever was answered. */
async function assertFair({ sql }: World, sessions: number): Promise<void> {
  const { rows } = await sql.query(`
    select (select count(*) from sessions where status = 'manual' and ${ofRace})::int as manual,
      (select count(*) from session_events e join sessions s on s.id = e.session_id
        where transition = 'T06' and ${ofRace})::int as accepts,
      (select count(*) from agents a where current_load <> (
        select count(*) from sessions s where s.manual_cs_id = a.user_id) or current_load > max_load)::int as wrong`)
  const [found] = rows
  if (found?.manual !== sessions || found.accepts !== sessions || found.wrong !== 0)
    throw new Error(`Not fair: ${JSON.stringify(found)} of ${sessions} sessions.`)
  console.log('Each session has one winner, and every load is the number of its agent’s sessions.')
}
