import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { KnowledgeEntry } from '../contract.ts'
import { type Place, pageOf } from '../page.ts'
import { refusal } from '../refusal.ts'
import { soundPairs } from '../search/sound.ts'
import { allOf, normal } from '../search/tokens.ts'
import { assertSet, mayUse } from '../sets/access.ts'
import { addEntries, type NewFaq } from './add.ts'
import { indexOf, indexVersion } from './index-columns.ts'

interface Row extends Place {
  readonly setId: string
  readonly question: string
  readonly answer: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** A set stays small enough to be searched and read by people. */
const mostEntries = 20_000

const columns = sql`
  e.id, e.set_id as "setId", e.question, e.answer, e.created_at as "createdAt", e.updated_at as "updatedAt",
  e.created_at::text as at`

const present = ({ id, setId, question, answer, createdAt, updatedAt }: Row): KnowledgeEntry => ({
  id,
  set_id: setId,
  question,
  answer,
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
})

/** Newest first; with `q` those whose question or answer has it, or whose question sounds like it. */
export async function listEntries(
  db: Handle,
  admin: BotAdmin,
  { setId, q = '', place, limit }: { setId: string; q?: string | undefined; place: Place; limit: number },
) {
  await assertSet(db, admin, setId)
  const looked = q.trim()
  const like = `%${looked.replaceAll(/[\\%_]/g, '\\$&')}%`
  const sounds = allOf(soundPairs(normal(looked)).slice(0, 60))
  const rows = await db.rows<Row>(sql`
    select ${columns} from knowledge_entries e
    where e.set_id = ${setId} and e.document_id is null and (e.created_at, e.id) < (${place.at}::timestamptz, ${place.id})
      and (${looked === ''} or e.question ilike ${like} or e.answer ilike ${like} or e.grams @@ ${sounds}::tsquery)
    order by e.created_at desc, e.id desc limit ${limit + 1}`)
  return pageOf(rows, limit, present)
}

export async function readEntry(db: Handle, admin: BotAdmin, entryId: string): Promise<KnowledgeEntry> {
  const row = await db.one<Row>(sql`
    select ${columns} from knowledge_entries e join knowledge_sets s on s.id = e.set_id
    where e.id = ${entryId} and e.document_id is null and ${mayUse(admin)}`)
  if (!row) throw refusal('no_entry')
  return present(row)
}

export function addEntry(db: Db, admin: BotAdmin, setId: string, entry: NewFaq): Promise<KnowledgeEntry> {
  return db.tx(async (tx) => {
    await assertSet(tx, admin, setId)
    await assertRoom(tx, setId, 1)
    const [id = ''] = await addEntries(tx, setId, [trimmed(entry)])
    return readEntry(tx, admin, id)
  })
}

export function changeEntry(db: Db, admin: BotAdmin, entryId: string, entry: NewFaq): Promise<KnowledgeEntry> {
  const { question, answer } = trimmed(entry)
  const { words, grams } = indexOf({ question, answer })
  return db.tx(async (tx) => {
    await readEntry(tx, admin, entryId)
    await tx.run(sql`
      update knowledge_entries set question = ${question}, answer = ${answer}, updated_at = now(),
        words = ${words}::tsvector, grams = ${grams}::tsvector,
        index_version = ${indexVersion}, embedding = null, embedded_by = null
      where id = ${entryId}`)
    return readEntry(tx, admin, entryId)
  })
}

export function removeEntry(db: Db, admin: BotAdmin, entryId: string): Promise<void> {
  return db.tx(async (tx) => {
    await readEntry(tx, admin, entryId)
    await tx.run(sql`delete from knowledge_entries where id = ${entryId}`)
  })
}

/** @throws 409 when the set would have more than it may. */
export async function assertRoom(tx: Handle, setId: string, more: number): Promise<void> {
  const full = await tx.one(sql`
    select 1 from knowledge_entries where set_id = ${setId} offset ${mostEntries - more} limit 1`)
  if (full) throw refusal('set_full')
}

export const trimmed = ({ question, answer }: NewFaq): NewFaq => ({ question: question.trim(), answer: answer.trim() })
