import { type Db, sql } from '../../../platform/db.ts'

const perStep = 200

/** Thousands of entries go in many short transactions: one long one would hold up the readers of the feed. */
export async function removeOfSet(db: Db, setId: string): Promise<void> {
  const step = () =>
    db.run(sql`
      delete from knowledge_entries where id in (
        select id from knowledge_entries where set_id = ${setId} limit ${perStep})`)
  while ((await step()) === perStep);
}

export async function removeOfDocument(db: Db, documentId: string): Promise<void> {
  const step = () =>
    db.run(sql`
      delete from knowledge_entries where id in (
        select id from knowledge_entries where document_id = ${documentId} limit ${perStep})`)
  while ((await step()) === perStep);
}
