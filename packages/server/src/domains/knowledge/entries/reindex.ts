import { type Db, sql } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { startWorker, type Worker } from '../../../platform/worker.ts'
import { indexOf, indexVersion } from './index-columns.ts'

interface Row {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly isPassage: boolean
}

const batch = 50

/** Cuts anew what an older version cut; until then such entries are found as they were. */
export const startReindex = (db: Db, log: Log, share: () => number): Worker =>
  startWorker({ name: 'knowledge index', log, everyMs: 60_000, share, work: () => reindexSome(db) })

async function reindexSome(db: Db): Promise<boolean> {
  const rows = await db.rows<Row>(sql`
    select id, question, answer, document_id is not null as "isPassage" from knowledge_entries
    where index_version < ${indexVersion} limit ${batch}`)
  if (rows.length === 0) return false
  const indexed = rows.map(indexOf)
  // What was changed meanwhile is of this version already.
  await db.run(sql`
    update knowledge_entries e set words = i.words::tsvector, grams = i.grams::tsvector, index_version = ${indexVersion}
    from unnest(${texts(rows.map(({ id }) => id))}, ${texts(indexed.map(({ words }) => words))},
      ${texts(indexed.map(({ grams }) => grams))}) as i (id, words, grams)
    where e.id = i.id and e.index_version < ${indexVersion}`)
  return rows.length === batch
}
