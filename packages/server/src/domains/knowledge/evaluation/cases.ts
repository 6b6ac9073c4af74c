import { randomUUID } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { EvaluationCase } from '../contract.ts'
import { type Place, pageOf } from '../page.ts'
import { refusal } from '../refusal.ts'
import { assertBot } from '../sets/access.ts'

interface Row extends Place {
  readonly botId: string
  readonly question: string
  readonly entryId: string | null
  readonly createdAt: Date
}

const columns = sql`
  c.id, c.bot_id as "botId", c.question, c.entry_id as "entryId", c.created_at as "createdAt", c.created_at::text as at`

const present = ({ id, botId, question, entryId, createdAt }: Row): EvaluationCase => ({
  id,
  bot_id: botId,
  question,
  entry_id: entryId,
  created_at: createdAt.toISOString(),
})

export async function listCases(db: Handle, admin: BotAdmin, botId: string, place: Place, limit: number) {
  await assertBot(db, admin, botId)
  const rows = await db.rows<Row>(sql`
    select ${columns} from evaluation_cases c
    where c.bot_id = ${botId} and (c.created_at, c.id) < (${place.at}::timestamptz, ${place.id})
    order by c.created_at desc, c.id desc limit ${limit + 1}`)
  return pageOf(rows, limit, present)
}

export interface NewCase {
  readonly question: string
  readonly entryId: string | null
}

export function addCase(db: Db, admin: BotAdmin, botId: string, given: NewCase): Promise<EvaluationCase> {
  const id = randomUUID()
  return db.tx(async (tx) => {
    await assertBot(tx, admin, botId)
    await assertEntryOf(tx, botId, given.entryId)
    await tx.run(sql`
      insert into evaluation_cases (id, bot_id, question, entry_id)
      values (${id}, ${botId}, ${given.question.trim()}, ${given.entryId})`)
    return readCase(tx, admin, id)
  })
}

export function changeCase(db: Db, admin: BotAdmin, id: string, given: NewCase): Promise<EvaluationCase> {
  return db.tx(async (tx) => {
    const { bot_id: botId } = await readCase(tx, admin, id)
    await assertEntryOf(tx, botId, given.entryId)
    await tx.run(sql`
      update evaluation_cases set question = ${given.question.trim()}, entry_id = ${given.entryId} where id = ${id}`)
    return readCase(tx, admin, id)
  })
}

export function removeCase(db: Db, admin: BotAdmin, id: string): Promise<void> {
  return db.tx(async (tx) => {
    await readCase(tx, admin, id)
    await tx.run(sql`delete from evaluation_cases where id = ${id}`)
  })
}

async function readCase(db: Handle, admin: BotAdmin, id: string): Promise<EvaluationCase> {
  const row = await db.one<Row>(sql`select ${columns} from evaluation_cases c where c.id = ${id}`)
  if (!row) throw refusal('no_case')
  await assertBot(db, admin, row.botId).catch(() => {
    throw refusal('no_case')
  })
  return present(row)
}

/** The bot can only be expected to find what it looks in. */
async function assertEntryOf(tx: Handle, botId: string, entryId: string | null): Promise<void> {
  if (entryId === null) return
  const found = await tx.one(sql`
    select 1 from knowledge_entries where id = ${entryId} and set_id in (select sets_of_bot(${botId}))`)
  if (!found) throw refusal('no_entry')
}
