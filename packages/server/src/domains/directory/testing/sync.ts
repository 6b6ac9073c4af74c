import { afterAll } from 'vitest'
import { type Db, openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import type { Worker } from '../../../platform/worker.ts'
import { testDatabase } from '../../../testing/database.ts'
import { addRun, findRun, type NewRun, type Run } from '../runs.ts'
import { type DirectoryWorkerDeps, startDirectoryWorker } from '../worker.ts'
import type { Company } from './company.ts'

export interface DirectoryWorld {
  readonly db: Db
  /** Userids that were told to have left, and to be back, in order. */
  readonly left: string[]
  readonly returned: string[]
  start(company: Company, more?: Partial<DirectoryWorkerDeps>): Worker
  /** A whole run by a worker of its own, to its end. */
  sync(company: Company, run?: Partial<NewRun>, more?: Partial<DirectoryWorkerDeps>): Promise<Run>
}

export async function directoryWorld(): Promise<DirectoryWorld> {
  const { url } = await testDatabase()
  const db = openDb({ url })
  const workers: Worker[] = []
  afterAll(async () => {
    for (const worker of workers) await worker.stop()
    await db.close()
  })
  const left: string[] = []
  const returned: string[] = []
  const start: DirectoryWorld['start'] = ({ source }, more = {}) => {
    const worker = startDirectoryWorker({
      db,
      log: createLog('silent'),
      source,
      requireMobile: false,
      onLeft: async (_tx, userIds) => void left.push(...userIds),
      onReturned: async (_tx, userIds) => void returned.push(...userIds),
      onCommitted: () => {},
      ...more,
    })
    workers.push(worker)
    return worker
  }
  return {
    db,
    left,
    returned,
    start,
    async sync(company, run = {}, more = {}) {
      const added = await addRun(db, { origin: 'request', departmentId: null, fetchChild: true, ...run })
      if (!added) throw new Error('A sync is running.')
      const worker = start(company, more)
      await worker.idle()
      await worker.stop()
      const ended = await findRun(db, added.id)
      if (!ended) throw new Error('The run is gone.')
      return ended
    },
  }
}

export const members = (db: Db) =>
  db.rows<{ userId: string; name: string; isActive: boolean; departmentIds: number[]; mobile: string | null }>(sql`
    select user_id as "userId", name, is_active as "isActive", department_ids as "departmentIds", mobile
    from directory_members order by user_key`)
