import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { append, type SocketsDeps } from './index.ts'
import { openFeedDb, told } from './testing/feed.ts'
import { openPlace, Screen } from './testing/place.ts'

const agents = Array.from({ length: 50 }, (_, n) => `agent${n}`)
/** They see everything; the second does not read for a while. */
const [supervisor = '', stalledOne = ''] = agents
const events = 5_000
/** Large enough that who does not read is cut off. */
const filler = 'x'.repeat(4_000)

/** Whose a session is sees it, what is nobody's everybody sees; of every tenth agent's sessions the others learn a little. */
const canSee: SocketsDeps['canSee'] = ({ csId }, { assignee }) => {
  if (csId === supervisor || csId === stalledOne || assignee === null || assignee === csId) return true
  return assignee.endsWith('0') ? 'brief' : false
}

const db = await openFeedDb()
const place = await openPlace(db, canSee)
const numbers = randomNumbers(20_260_131)
const pick = <T>(of: readonly T[]): T => {
  const found = of[Math.floor(numbers() * of.length)]
  if (found === undefined) throw new Error('There is nothing to pick.')
  return found
}

test('5,000 changes, 50 agents, connections that break and a screen that does not read: everybody ends with exactly what they may see, once each', async () => {
  const screens = new Map(agents.map((csId) => [csId, new Screen(place, csId)]))
  for (const screen of screens.values()) {
    screen.connect()
    await screen.until(() => screen.cursor !== undefined)
  }
  const stalled = screens.get(stalledOne)
  const cutOff = stalled?.closed()
  stalled?.stall()
  const breakable = agents.filter((csId) => csId !== stalledOne)

  for (let from = 0; from < events; from += 200) {
    await Promise.all([0, 50, 100, 150].map((offset) => write(from + offset, 50)))
    place.feed.poke()
    for (let n = 0; n < 4; n++) {
      const screen = screens.get(pick(breakable))
      screen?.cut()
      screen?.connect()
    }
  }
  const reading = screens.get(supervisor)
  await reading?.until(() => reading.names.length >= events)
  stalled?.read()
  expect(await cutOff).toBe(4408)
  stalled?.cut()
  stalled?.connect()

  // What everybody sees comes last: whoever has it has everything before, and nothing follows.
  await db.tx((tx) => append(tx, [told('the end')]))
  place.feed.poke()
  const written = await db.rows<{ name: string; assignee: string | null }>(sql`
    select split_part(data->>'name', ' x', 1) as name, assignee from changes order by xid, id`)
  expect(written).toHaveLength(events + 1)
  for (const [csId, screen] of screens) {
    await screen.until(() => screen.names.at(-1) === 'the end')
    const heard = screen.names.map((name, index) => `${screen.types[index]} ${name.split(' x')[0]}`)
    expect(heard).toEqual(written.flatMap(({ name, assignee }) => allowed(csId, assignee, name)))
    expect(screen.resets).toBe(0)
    screen.cut()
  }
}, 120_000)

/** The policy in other words than the code that is tested. */
function allowed(csId: string, assignee: string | null, name: string): string[] {
  if (assignee === csId) return [`near ${name}`]
  if (assignee === null || [supervisor, stalledOne].includes(csId)) return [`far ${name}`]
  return ['agent0', 'agent10', 'agent20', 'agent30', 'agent40'].includes(assignee) ? [`brief ${name}`] : []
}

/** In transactions of their own, beside each other. */
const write = (from: number, count: number) =>
  db.tx((tx) =>
    append(
      tx,
      Array.from({ length: count }, (_, n) =>
        told(`${from + n} ${filler}`, `ses_${n % 20}`, numbers() < 0.1 ? undefined : pick(agents)),
      ),
    ),
  )

/** mulberry32: the same numbers at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
