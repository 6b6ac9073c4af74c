import { sql } from '@yingda/server/platform/db.ts'
import type { TestDesk } from '@yingda/server/testing'
import { type Story, stories } from './stories.ts'

/** Fills the desk with conversations that have been going on for a while. */
export async function busyMorning(desk: TestDesk): Promise<void> {
  for (const story of stories) await play(desk, story)
}

/** People know each other by name; the channel only tells the id. */
export async function callBy(desk: TestDesk, from: string, name: string): Promise<void> {
  await desk.db.run(sql`
    update customers set display_name = ${name}
    where id in (select customer_id from customer_identities where customer_ref = ${`emp:${from}`})`)
}

async function play(desk: TestDesk, { from, name, minutesAgo, says, agent, answer, closed }: Story): Promise<void> {
  for (const text of says) await desk.say(from, text)
  await callBy(desk, from, name)
  const sessionId = await sessionOf(desk, from)
  if (agent) {
    const { token } = await desk.login(agent)
    const at = `/api/sessions/${sessionId}`
    await desk.call('POST', `${at}/accept`, { token, body: { csId: agent } })
    await desk.call('POST', `${at}/message`, { token, body: { content: answer, clientMsgId: `answer-${from}` } })
    if (closed) await desk.call('POST', `${at}/close`, { token })
    await desk.drain()
  }
  await longAgo(desk, sessionId, `${minutesAgo} minutes`)
}

async function sessionOf(desk: TestDesk, from: string): Promise<string> {
  const row = await desk.db.one<{ id: string }>(
    sql`select session_id as id from customer_identities where customer_ref = ${`emp:${from}`}`,
  )
  if (!row) throw new Error(`${from} has no session.`)
  return row.id
}

async function longAgo(desk: TestDesk, sessionId: string, past: string): Promise<void> {
  await desk.db.run(sql`
    update messages set created_at = created_at - ${past}::interval + seq * interval '40 seconds'
    where session_id = ${sessionId}`)
  await desk.db.run(sql`
    update sessions set created_at = created_at - ${past}::interval, pending_since = pending_since - ${past}::interval,
      closed_at = closed_at - ${past}::interval,
      last_message_at = (select max(created_at) from messages where session_id = ${sessionId})
    where id = ${sessionId}`)
}
