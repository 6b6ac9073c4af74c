import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { KnowledgeEntry, UnansweredQuestion } from '../contract.ts'
import { addEntries } from '../entries/add.ts'
import { assertRoom, readEntry, trimmed } from '../entries/entries.ts'
import { ownSetOf } from '../entries/own-set.ts'
import { type Place, pageOf } from '../page.ts'
import { refusal } from '../refusal.ts'
import { assertBot, assertSet } from '../sets/access.ts'

interface Row extends Place {
  readonly botId: string
  readonly question: string
  readonly reason: UnansweredQuestion['reason']
  readonly times: number
  readonly sessionId: string | null
  readonly firstAt: Date
  readonly lastAt: Date
}

const present = ({ id, botId, question, reason, times, sessionId, firstAt, lastAt }: Row): UnansweredQuestion => ({
  ...{ id, bot_id: botId, question, reason, times },
  session_id: sessionId,
  first_at: firstAt.toISOString(),
  last_at: lastAt.toISOString(),
})

/** What is open, asked last first. */
export async function listUnanswered(db: Handle, admin: BotAdmin, botId: string, place: Place, limit: number) {
  await assertBot(db, admin, botId)
  const rows = await db.rows<Row>(sql`
    select id, bot_id as "botId", question, reason, times, session_id as "sessionId", first_at as "firstAt",
      last_at as "lastAt", last_at::text as at
    from unanswered_questions where bot_id = ${botId} and state = 'open'
      and (last_at, id) < (${place.at}::timestamptz, ${place.id})
    order by last_at desc, id desc limit ${limit + 1}`)
  return pageOf(rows, limit, present)
}

export interface GivenAnswer {
  /** As it shall stand in the entry; without it as it was asked. */
  readonly question?: string | undefined
  readonly answer: string
  /** Without it the bot's own. */
  readonly setId?: string | undefined
}

/** Makes an entry of a question; from the commit on it is found. */
export function answerQuestion(db: Db, admin: BotAdmin, id: string, given: GivenAnswer): Promise<KnowledgeEntry> {
  return db.tx(async (tx) => {
    const { botId, question } = await lockQuestion(tx, admin, id)
    const setId = given.setId ?? (await ownSetOf(tx, botId))
    if (given.setId !== undefined) await assertSet(tx, admin, given.setId)
    await assertRoom(tx, setId, 1)
    const [entryId = ''] = await addEntries(tx, setId, [
      trimmed({ question: given.question ?? question, answer: given.answer }),
    ])
    await tx.run(sql`update unanswered_questions set state = 'answered' where id = ${id}`)
    return readEntry(tx, admin, entryId)
  })
}

export function dismissQuestion(db: Db, admin: BotAdmin, id: string): Promise<void> {
  return db.tx(async (tx) => {
    await lockQuestion(tx, admin, id)
    await tx.run(sql`update unanswered_questions set state = 'dismissed' where id = ${id}`)
  })
}

async function lockQuestion(tx: Handle, admin: BotAdmin, id: string): Promise<{ botId: string; question: string }> {
  const row = await tx.one<{ botId: string; question: string }>(sql`
    select bot_id as "botId", question from unanswered_questions where id = ${id} and state = 'open' for update`)
  if (!row) throw refusal('no_question')
  await assertBot(tx, admin, row.botId).catch(() => {
    throw refusal('no_question')
  })
  return row
}
