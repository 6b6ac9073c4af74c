import { afterAll } from 'vitest'
import { type Db, openDb, sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { testDatabase } from '../../testing/database.ts'
import { append, type Change, startFeed } from '../index.ts'

/** A change that is told by its name alone. */
export const told = (name: string, sessionId = 'ses_1', assignee?: string) => ({
  kind: 'told',
  sessionId,
  assignee,
  data: { name },
})

export const nameOf = ({ data }: Pick<Change, 'data'>): string => JSON.parse(data ?? '{}').name

export async function openFeedDb(): Promise<Db> {
  const { url } = await testDatabase()
  const db = openDb({ url })
  afterAll(() => db.close())
  return db
}

/** Writes one change for each name, in one transaction. */
export const write = (db: Db, ...names: string[]): Promise<void> =>
  db.tx((tx) =>
    append(
      tx,
      names.map((name) => told(name)),
    ),
  )

export interface Reading {
  readonly feed: Awaited<ReturnType<typeof startFeed>>
  readonly changes: readonly Change[]
  readonly names: () => string[]
  /** Looks until so many changes have been handed out. */
  has(count: number): Promise<void>
  /** Looks until everything that is committed by now has been handed out. */
  caughtUp(): Promise<void>
}

export async function startReading(db: Db, hasReaders = () => true): Promise<Reading> {
  const changes: Change[] = []
  const feed = await startFeed({
    db,
    log: createLog('silent'),
    hasReaders,
    onChanges: async (more) => void changes.push(...more),
  })
  afterAll(() => feed.stop())
  const look = async () => {
    feed.poke()
    await feed.idle()
  }
  return {
    feed,
    changes,
    names: () => changes.map(nameOf),
    async has(count) {
      while (changes.length < count) await look()
    },
    async caughtUp() {
      do await look()
      while (await db.one(sql`select 1 from changes where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`))
      await look()
    },
  }
}
