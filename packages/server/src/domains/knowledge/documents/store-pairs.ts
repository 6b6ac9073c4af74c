import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { addEntries, type NewFaq } from '../entries/add.ts'
import { pairsOf } from '../entries/csv.ts'
import { assertRoom } from '../entries/entries.ts'
import { type Import, tellDone, tellTotal } from './claim.ts'
import { Unreadable } from './parse/unreadable.ts'

const perStep = 50

/**
 * Adds the pairs of a CSV to the set, those whose question it has already left out: a file that is given a second time adds
 * only what is missing. In short transactions, each with the progress it makes.
 */
export async function storePairs(db: Db, work: Import, bytes: Uint8Array, onStep: () => Promise<void>): Promise<void> {
  const { pairs, refused } = orUnreadable('bad_csv', () => pairsOf(bytes))
  await tellTotal(db, work, pairs.length, work.name)
  await tellOutcome(db, work, { added: 0, known: 0, refused: JSON.stringify(refused) })
  for (let start = work.done; start < pairs.length; start += perStep) {
    const some = pairs.slice(start, start + perStep)
    await db.tx(async (tx) => {
      await tellDone(tx, work, start + some.length)
      const added = await addMissing(tx, work.setId, some)
      await tellOutcome(tx, work, { added, known: some.length - added, refused: JSON.stringify(refused) })
    })
    await onStep()
  }
}

async function addMissing(tx: Handle, setId: string, pairs: readonly NewFaq[]): Promise<number> {
  await assertRoom(tx, setId, pairs.length).catch((error: unknown) => {
    throw error instanceof AppError ? new Unreadable('set_full') : error
  })
  const rows = await tx.rows<{ question: string }>(sql`
    select question from knowledge_entries
    where set_id = ${setId} and document_id is null and question = any(${pairs.map(({ question }) => question)})`)
  const known = new Set(rows.map(({ question }) => question))
  const missing = pairs.filter(({ question }) => !known.has(question))
  await addEntries(tx, setId, missing)
  return missing.length
}

const tellOutcome = (
  db: Handle,
  { id, leaseVersion }: Import,
  { added, known, refused }: { added: number; known: number; refused: string },
) =>
  db.run(sql`
    update knowledge_documents set outcome = jsonb_build_object('refused', ${refused}::jsonb,
      'added', coalesce((outcome ->> 'added')::int, 0) + ${added}::int,
      'known', coalesce((outcome ->> 'known')::int, 0) + ${known}::int)
    where id = ${id} and lease_version = ${leaseVersion}`)

function orUnreadable<T>(reason: 'bad_csv', read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new Unreadable(reason, { cause })
  }
}
