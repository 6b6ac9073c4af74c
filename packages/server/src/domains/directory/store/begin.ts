import { type Begun, emptyTally } from '@yingda/wecom'
import { type Db, sql } from '../../../platform/db.ts'
import { writeRun } from '../leases.ts'
import type { Run } from '../runs.ts'

/** Departments come in one request: a run that was cut off among them starts them again, and counts on. */
export async function beginDepartments(db: Db, run: Run): Promise<Begun> {
  await db.tx(async (tx) => {
    await writeRun(tx, run, sql`phase = 'departments', done = 0, total = 0`)
    await tx.run(sql`truncate directory_seen`)
  })
  const { created, updated } = run.department
  return { seen: [], tally: { ...emptyTally, created, updated }, after: undefined }
}

/** Members go on after the department that was stored last, if the marks of who was seen are all there. */
export async function beginMembers(db: Db, run: Run): Promise<Begun> {
  const seen = run.phase === 'members' ? await seenMembers(db) : []
  const isResumed = run.phase === 'members' && seen.length >= run.membersSeen
  if (isResumed) return { seen, tally: run.member, after: run.afterDepartment ?? undefined }
  await db.tx(async (tx) => {
    await writeRun(tx, run, sql`phase = 'members', done = 0, total = 0, after_department = null, members_seen = 0`)
    await tx.run(sql`delete from directory_seen where kind = 'members'`)
  })
  const { created, updated } = run.member
  return { seen: [], tally: { ...emptyTally, created, updated }, after: undefined }
}

const seenMembers = async (db: Db): Promise<string[]> =>
  (
    await db.rows<{ key: string }>(sql`select distinct unnest(keys) as key from directory_seen where kind = 'members'`)
  ).map(({ key }) => key)
