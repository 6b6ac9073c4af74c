import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { Format } from './parse/parse.ts'

export type ImportFormat = Format | 'csv'

export interface Import {
  readonly id: string
  readonly setId: string
  readonly kind: 'document' | 'page' | 'csv'
  readonly name: string
  readonly url: string | null
  readonly format: ImportFormat
  /** This one included. */
  readonly attempts: number
  /** Passages that an earlier attempt has stored, or rows that it has read. */
  readonly done: number
  readonly leaseVersion: number
}

/** The oldest import that is due. An expired lease means that its node died: another goes on where it was. */
export const claimImport = (db: Db): Promise<Import | undefined> =>
  db.one<Import>(sql`
    update knowledge_documents set state = 'working', attempts = attempts + 1, lease_version = lease_version + 1,
      lease_until = now() + interval '15 seconds', updated_at = now()
    where id = (
      select id from knowledge_documents
      where state in ('waiting', 'working') and next_attempt_at <= now() and (lease_until is null or lease_until < now())
      order by next_attempt_at, id limit 1 for update skip locked)
    returning id, set_id as "setId", kind, name, url, format, attempts, entries_done as done, lease_version as "leaseVersion"`)

export const keepImport = (db: Db, { id, leaseVersion }: Import) =>
  db.run(sql`
    update knowledge_documents set lease_until = now() + interval '15 seconds'
    where id = ${id} and lease_version = ${leaseVersion}`)

/** Another node has the import by now, or the document was deleted. */
export class ImportLost extends Error {}

const assertMine = (touched: number): void => {
  if (touched === 0) throw new ImportLost()
}

/** @throws ImportLost */
export const tellTotal = async (db: Handle, { id, leaseVersion }: Import, total: number, name: string): Promise<void> =>
  assertMine(
    await db.run(sql`
      update knowledge_documents set entries_total = ${total}, name = ${name}, updated_at = now()
      where id = ${id} and lease_version = ${leaseVersion}`),
  )

/** @throws ImportLost, in whose transaction nothing is stored then. */
export const tellDone = async (tx: Handle, { id, leaseVersion }: Import, done: number): Promise<void> =>
  assertMine(
    await tx.run(sql`
      update knowledge_documents set entries_done = ${done}, lease_until = now() + interval '15 seconds', updated_at = now()
      where id = ${id} and lease_version = ${leaseVersion}`),
  )

export const finishImport = (db: Handle, { id, leaseVersion }: Import) =>
  db.run(sql`
    update knowledge_documents set state = 'ready', error = null, lease_until = null, updated_at = now()
    where id = ${id} and lease_version = ${leaseVersion}`)

export const failImport = (db: Handle, { id, leaseVersion }: Import, error: string) =>
  db.run(sql`
    update knowledge_documents set state = 'failed', error = ${error}, lease_until = null, updated_at = now()
    where id = ${id} and lease_version = ${leaseVersion}`)

export const postponeImport = (db: Handle, { id, leaseVersion, attempts }: Import, error: string) =>
  db.run(sql`
    update knowledge_documents set state = 'waiting', error = ${error}, lease_until = null, updated_at = now(),
      next_attempt_at = now() + ${attempts} * interval '10 seconds'
    where id = ${id} and lease_version = ${leaseVersion}`)
