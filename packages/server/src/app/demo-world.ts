import { addAgents } from '../domains/agents/index.ts'
import { addFaqs } from '../domains/knowledge/index.ts'
import { setSettings } from '../domains/routing/index.ts'
import { accept, close, commitBotAnswer, reply, takeIncoming } from '../domains/sessions/index.ts'
import { storeSurveySettings } from '../domains/surveys/index.ts'
import { type Db, type Handle, sql, type Transaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { joined } from '../platform/joined.ts'
import { defaultBotId } from './accounts.ts'
import { demoAgents, demoFaqs, demoStories, type Story } from './demo-content.ts'
import { fillDemoCustomers } from './demo-customers.ts'

/** Fills an empty desk once: agents, an FAQ, and a session in every state. A desk in use is left alone. */
export async function fillDemoWorld(db: Db, accountId: string): Promise<void> {
  if (await db.one(sql`select 1 from agents limit 1`)) return
  await db.tx(async (tx) => {
    await addAgents(tx, demoAgents)
    await addFaqs(tx, defaultBotId, demoFaqs)
    await tx.run(sql`update agents set status = 'online'`)
    for (const story of demoStories) await play(tx, accountId, story)
    await fillDemoCustomers(joined(tx))
    await storeSurveySettings(tx, { enabled: true })
    await setSettings(tx, { timers: untouched })
    await tx.run(sql`update agents set status = 'offline'`)
    // These conversations are history: nothing of them goes out, and the bot owes no answer.
    await tx.run(sql`delete from outbound`)
    await tx.run(sql`delete from bot_turns`)
    await tx.run(sql`update messages set delivery = 'sent' where delivery = 'queued'`)
  })
}

/** Whoever looks around finds the conversations as they were made, however long they look. */
const untouched = { offlineReturn: 0, replyOverdue: 0, idleWarning: 0, idleClose: 0, queuePlace: 0 }

/** The same services that serve real customers, inside one transaction. */
async function play(
  tx: Transaction,
  accountId: string,
  { customer, name, minutesAgo, lines, acceptedBy, closed }: Story,
): Promise<void> {
  const db = joined(tx)
  const customerRef = `emp:${customer}`
  const say = (text: string, index: number) =>
    takeIncoming(tx, [
      {
        accountId,
        traceId: newId('trc'),
        receivedAt: new Date(Date.now() - (minutesAgo * 60 - index * 20) * 1_000),
        item: { kind: 'message', msgType: 'text', text, customerRef, remoteKey: newId('demo') },
      },
    ])
  for (const [index, line] of lines.entries()) {
    if ('customer' in line) await say(line.customer, index)
    else await botSays(tx, customerRef, line.bot)
  }
  await tx.run(sql`
    update customers set display_name = ${name}
    where id in (select customer_id from customer_identities where customer_ref = ${customerRef})`)
  const sessionId = await sessionOf(tx, customerRef)
  if (!acceptedBy) return setBack(tx, sessionId, minutesAgo)
  await accept(db, { sessionId, actorId: acceptedBy.userId, csId: acceptedBy.userId })
  const actor = { csId: acceptedBy.userId, name: acceptedBy.name }
  await reply({ db, textBytes: () => 2_048 }, { sessionId, actor, content: acceptedBy.says })
  if (closed) await close(db, { sessionId, actor: { csId: acceptedBy.userId, mayForce: false } })
  await setBack(tx, sessionId, minutesAgo)
}

/** It was played a moment ago: the times are put where the story happened, a line every 20 seconds. */
async function setBack(tx: Handle, sessionId: string, minutesAgo: number): Promise<void> {
  const began = new Date(Date.now() - minutesAgo * 60_000)
  await tx.run(sql`
    update messages set created_at = ${began}::timestamptz + seq * interval '20 seconds' where session_id = ${sessionId}`)
  await tx.run(sql`
    update session_events set created_at = ${began}::timestamptz + coalesce(seq, 0) * interval '20 seconds'
    where session_id = ${sessionId}`)
  await tx.run(sql`
    update sessions set created_at = ${began}, last_message_at = u.ended, updated_at = u.ended,
      pending_since = case when pending_since is not null then u.ended end,
      closed_at = case when closed_at is not null then u.ended end,
      manual_since = case when manual_since is not null then u.ended end,
      first_reply_at = case when first_reply_at is not null then u.ended end,
      last_agent_at = case when last_agent_at is not null then u.ended end
    from (select ${began}::timestamptz + last_seq * interval '20 seconds' as ended from sessions where id = ${sessionId}) u
    where id = ${sessionId}`)
}

async function botSays(tx: Handle, customerRef: string, text: string): Promise<void> {
  const answer = {
    sessionId: await sessionOf(tx, customerRef),
    botName: '小应',
    text,
    missed: false,
    traceId: newId('trc'),
  }
  await commitBotAnswer(tx, answer, () => 2_048)
}

async function sessionOf(tx: Handle, customerRef: string): Promise<string> {
  const row = await tx.one<{ id: string }>(
    sql`select session_id as id from customer_identities where customer_ref = ${customerRef}`,
  )
  return row?.id ?? ''
}
