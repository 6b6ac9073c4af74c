import { randomUUID } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { audit } from '../../audit/index.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { CsvImported, KnowledgeDocument, KnowledgePassage } from '../contract.ts'
import { removeOfDocument } from '../entries/remove-in-steps.ts'
import { type Place, pageOf } from '../page.ts'
import { refusal } from '../refusal.ts'
import { assertSet, mayUse } from '../sets/access.ts'
import type { ImportFormat } from './claim.ts'

interface Row extends Place {
  readonly setId: string
  readonly kind: KnowledgeDocument['kind']
  readonly name: string
  readonly url: string | null
  readonly format: ImportFormat
  readonly size: number
  readonly state: KnowledgeDocument['state']
  readonly error: string | null
  readonly done: number
  readonly total: number | null
  readonly outcome: CsvImported | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const columns = sql`
  d.id, d.set_id as "setId", d.kind, d.name, d.url, d.format, d.size, d.state, d.error, d.entries_done as done,
  d.entries_total as total, d.outcome, d.created_at as "createdAt", d.updated_at as "updatedAt", d.created_at::text as at`

const present = ({ id, setId, kind, name, url, format, size, state, error, done, total, outcome, ...row }: Row) => ({
  ...{ id, set_id: setId, kind, name, url, format, size, state, error },
  entries_done: done,
  entries_total: total,
  outcome,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

export async function listDocuments(db: Handle, admin: BotAdmin, setId: string, place: Place, limit: number) {
  await assertSet(db, admin, setId)
  const rows = await db.rows<Row>(sql`
    select ${columns} from knowledge_documents d
    where d.set_id = ${setId} and (d.created_at, d.id) < (${place.at}::timestamptz, ${place.id})
    order by d.created_at desc, d.id desc limit ${limit + 1}`)
  return pageOf(rows, limit, present)
}

export async function readDocumentRow(db: Handle, admin: BotAdmin, id: string): Promise<KnowledgeDocument> {
  const row = await db.one<Row>(sql`
    select ${columns} from knowledge_documents d join knowledge_sets s on s.id = d.set_id
    where d.id = ${id} and ${mayUse(admin)}`)
  if (!row) throw refusal('no_document')
  return present(row)
}

export interface NewDocument {
  readonly setId: string
  readonly name: string
  readonly format: ImportFormat
  /** Of a page: where it is fetched from. */
  readonly url?: string
  /** Of a file: what it holds. */
  readonly bytes?: Uint8Array
}

/** The row is the job: it is read from the commit on, by whatever node comes first. */
export function addDocument(db: Db, admin: BotAdmin, document: NewDocument, ip: string): Promise<KnowledgeDocument> {
  const id = randomUUID()
  const { setId, name, format, url, bytes } = document
  const kind = format === 'csv' ? 'csv' : url === undefined ? 'document' : 'page'
  return db.tx(async (tx) => {
    await assertSet(tx, admin, setId)
    await tx.run(sql`
      insert into knowledge_documents (id, set_id, kind, name, url, format, size)
      values (${id}, ${setId}, ${kind}, ${name}, ${url ?? null}, ${format},
        ${bytes?.byteLength ?? 0})`)
    if (bytes) {
      await tx.run(sql`insert into knowledge_document_bytes (document_id, bytes) values (${id}, ${Buffer.from(bytes)})`)
    }
    const target = { type: 'knowledge_document', id }
    await audit(tx, { actor: admin.actor, action: 'knowledge_document.add', target, details: { name }, ip })
    return readDocumentRow(tx, admin, id)
  })
}

/** Begins a failed import anew, where it was. */
export function retryDocument(db: Db, admin: BotAdmin, id: string): Promise<KnowledgeDocument> {
  return db.tx(async (tx) => {
    await readDocumentRow(tx, admin, id)
    const again = await tx.run(sql`
      update knowledge_documents set state = 'waiting', error = null, attempts = 0, next_attempt_at = now(), updated_at = now()
      where id = ${id} and state = 'failed'`)
    if (again === 0) throw refusal('not_failed')
    return readDocumentRow(tx, admin, id)
  })
}

/** An import that is under way ends with the next passages that it tries to store. */
export async function removeDocument(db: Db, admin: BotAdmin, id: string, ip: string): Promise<void> {
  const { name } = await readDocumentRow(db, admin, id)
  await db.tx(async (tx) => {
    await tx.run(sql`
      update knowledge_documents set state = 'failed', lease_version = lease_version + 1, lease_until = null where id = ${id}`)
    const target = { type: 'knowledge_document', id }
    await audit(tx, { actor: admin.actor, action: 'knowledge_document.delete', target, details: { name }, ip })
  })
  await removeOfDocument(db, id)
  await db.run(sql`delete from knowledge_documents where id = ${id}`)
}

const passagesRead = 100

/** In their order, from a position on. */
export async function passagesOf(db: Handle, admin: BotAdmin, id: string, from: number): Promise<KnowledgePassage[]> {
  await readDocumentRow(db, admin, id)
  return db.rows<KnowledgePassage>(sql`
    select id, position, question as heading, answer as text from knowledge_entries
    where document_id = ${id} and position >= ${from} order by position limit ${passagesRead}`)
}
