import { randomUUID } from 'node:crypto'
import { type Db, type Handle, sql } from '../../../platform/db.ts'
import type { BotAdmin } from '../bot-admin.ts'
import type { EvaluationRun } from '../contract.ts'
import type { Draft } from '../search/draft.ts'
import type { RetrieveDraft } from '../search/retrieve.ts'
import { assertBot } from '../sets/access.ts'
import { scoreOf, type Tried } from './score.ts'

const mostCases = 500
const keptRuns = 50

interface Case {
  readonly id: string
  readonly question: string
  readonly entryId: string | null
}

/** Asks every case, as the entries are or as they would be with some changes, and keeps what came of it. */
export async function runEvaluation(
  db: Db,
  retrieve: RetrieveDraft,
  admin: BotAdmin,
  { botId, drafts }: { readonly botId: string; readonly drafts: readonly Draft[] },
): Promise<EvaluationRun> {
  await assertBot(db, admin, botId)
  const cases = await db.rows<Case>(sql`
    select id, question, entry_id as "entryId" from evaluation_cases where bot_id = ${botId} order by created_at, id
    limit ${mostCases}`)
  const tried: Tried[] = []
  for (const { id, question, entryId } of cases) {
    const found = await retrieve(botId, question, drafts)
    tried.push({ caseId: id, question, entryId, found: found.map((entry) => entry.id) })
  }
  return keep(db, botId, scoreOf(tried))
}

type Result = Omit<EvaluationRun, 'id' | 'created_at'>

async function keep(db: Db, botId: string, result: Result): Promise<EvaluationRun> {
  const id = randomUUID()
  const row = await db.one<{ at: Date }>(sql`
    insert into evaluation_runs (id, bot_id, result) values (${id}, ${botId}, ${JSON.stringify(result)})
    returning created_at as at`)
  await db.run(sql`
    delete from evaluation_runs where bot_id = ${botId} and id not in (
      select id from evaluation_runs where bot_id = ${botId} order by created_at desc limit ${keptRuns})`)
  return { ...result, id, created_at: (row?.at ?? new Date()).toISOString() }
}

/** The newest first. */
export async function listRuns(db: Handle, admin: BotAdmin, botId: string): Promise<EvaluationRun[]> {
  await assertBot(db, admin, botId)
  const rows = await db.rows<{ id: string; at: Date; result: Result }>(sql`
    select id, created_at as at, result from evaluation_runs where bot_id = ${botId}
    order by created_at desc limit ${keptRuns}`)
  return rows.map(({ id, at, result }) => ({ ...result, id, created_at: at.toISOString() }))
}
