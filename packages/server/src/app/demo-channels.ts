import { setTimeout as delay } from 'node:timers/promises'
import { accept, reply } from '../domains/sessions/index.ts'
import { type Db, sql } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Desk } from './build.ts'
import { type ChannelStory, demoChannelStories } from './demo-channel-stories.ts'
import type { Simulated } from './simulated.ts'

interface Filling {
  readonly desk: Desk
  readonly plays: Readonly<Record<Simulated, boolean>>
  readonly simulatorUrl: string
  readonly log: Log
}

const deadlineMs = 10_000
const lookAgainMs = 50
const lookAgainTimes = 200

/**
 * Lets the simulated Douyin shop in and has customers write there and at JD, once for each data folder and by the front
 * door, so that they can be answered. It goes on while the desk is in use; what fails is logged and tried at the next start.
 */
export function fillDemoChannels(filling: Filling): { readonly filled: Promise<void>; stop(): Promise<void> } {
  const ending = new AbortController()
  const filled = fill(filling, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) filling.log.warn({ err: error }, 'The demo has no customers of Douyin and JD.')
  })
  return {
    filled,
    async stop() {
      ending.abort()
      await filled
    },
  }
}

async function fill({ desk, plays, simulatorUrl }: Filling, signal: AbortSignal): Promise<void> {
  if (plays.douyin && !(await hasAccount(desk.db, 'douyin'))) await connect(desk, 'douyin', signal)
  const told = await Promise.all(demoChannelStories.map((story) => plays[story.channel] && isKnown(desk.db, story)))
  const stories = demoChannelStories.filter((story, nth) => plays[story.channel] && !told[nth])
  if (stories.length > 0) await withAgents(desk.db, () => tell(desk, { stories, simulatorUrl, signal }))
}

async function tell(
  desk: Desk,
  {
    stories,
    simulatorUrl,
    signal,
  }: Pick<Filling, 'simulatorUrl'> & { stories: readonly ChannelStory[]; signal: AbortSignal },
): Promise<void> {
  for (const story of stories) {
    for (const text of story.says) await write(simulatorUrl, story, text, signal)
    if (story.acceptedBy) await answer(desk, story, signal)
  }
  await desk.drain()
}

/** Customers who ask for a person are not told that nobody is there. */
async function withAgents(db: Db, work: () => Promise<void>): Promise<void> {
  const came = await db.rows<{ userId: string }>(sql`
    update agents set status = 'online' where role = 'agent' and is_active and status = 'offline' returning user_id as "userId"`)
  try {
    await work()
  } finally {
    await db.run(
      sql`update agents set status = 'offline' where user_id = any(${came.map(({ userId }) => userId)}::text[])`,
    )
  }
}

/** The walk that the console's button begins, with the consent of the simulated shop. */
async function connect({ accounts }: Desk, channelId: string, signal: AbortSignal): Promise<void> {
  const way = accounts.connectOf(channelId)
  if (!way) return
  const page = new URL(way.address('demo', 'http://127.0.0.1/connected'))
  page.searchParams.set('sim_auto', '1')
  const { headers } = await fetch(page, { redirect: 'manual', signal: within(signal) })
  const back = headers.get('location')
  if (!back) throw new Error('The simulator did not agree.')
  const account = await way.finish(new URL(back).searchParams)
  await accounts.connected(channelId, account, async () => {})
}

async function write(
  simulatorUrl: string,
  { channel, customer: from, name }: ChannelStory,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(`${simulatorUrl}/_sim/${channel}/message`, {
    method: 'POST',
    body: JSON.stringify({ from, name, text }),
    signal: within(signal),
  })
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`)
  await response.arrayBuffer()
}

/** An agent takes the conversation and answers, as one would in the console. */
async function answer(desk: Desk, { customer, acceptedBy }: ChannelStory, signal: AbortSignal): Promise<void> {
  if (!acceptedBy) return
  const { db } = desk
  const sessionId = await waiting(db, customer, signal)
  if (sessionId === undefined) return
  const { userId, name, says } = acceptedBy
  await accept(db, { sessionId, actorId: userId, csId: userId })
  await reply({ db, textBytes: () => says.length * 4 }, { sessionId, actor: { csId: userId, name }, content: says })
}

/** The session of a customer who waits for a person, once the desk has taken what they wrote. */
async function waiting(db: Db, customer: string, signal: AbortSignal): Promise<string | undefined> {
  for (let looks = 0; looks < lookAgainTimes; looks++) {
    const session = await db.one<{ id: string }>(sql`
      select s.id from sessions s join customer_identities i on i.session_id = s.id
      where i.customer_ref = ${customer} and s.status = 'pending'`)
    if (session) return session.id
    await delay(lookAgainMs, undefined, { signal })
  }
  return undefined
}

const hasAccount = (db: Db, channelId: string) =>
  db.one(sql`select 1 from channel_accounts where channel_id = ${channelId} limit 1`)

const isKnown = (db: Db, { channel, customer }: ChannelStory) =>
  db.one(sql`
    select 1 from customer_identities i join channel_accounts a on a.id = i.account_id
    where a.channel_id = ${channel} and i.customer_ref = ${customer}`)

const within = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
