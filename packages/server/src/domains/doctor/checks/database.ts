import { type Db, sql } from '../../../platform/db.ts'
import { messageOf } from '../../../platform/errors.ts'
import { migrationNames } from '../../../platform/migrate.ts'
import type { DoctorDeps } from '../deps.ts'
import { type Check, type Finding, failed, ok, warning, words } from '../finding.ts'

/** One desk opens up to twenty-four. */
const fewConnections = 24

export const databaseCheck = ({ database }: Pick<DoctorDeps, 'database'>): Check => ({
  id: 'database',
  name: words('数据库', 'Database'),
  async look() {
    try {
      const db = await database()
      if (db) return await lookAt(db)
      return ok('内置 PostgreSQL，随应答一起启动', 'embedded PostgreSQL, starts with the desk')
    } catch (error) {
      return failed(
        words(`无法使用：${messageOf(error)}`, `cannot be used: ${messageOf(error)}`),
        words(
          '检查 DATABASE_URL，以及 PostgreSQL 是否在运行、是否可达',
          'check DATABASE_URL, and whether PostgreSQL runs and can be reached',
        ),
      )
    }
  },
})

async function lookAt(db: Db): Promise<Finding> {
  const { version, free } = await connections(db)
  const missing = await missingMigrations(db)
  if (missing.length > 0) {
    return failed(
      words(`缺少迁移 ${missing.join(', ')}`, `migrations are missing: ${missing.join(', ')}`),
      words('重新启动应答：启动时自动迁移', 'start the desk again: it migrates at its start'),
    )
  }
  const found = words(
    `PostgreSQL ${version}，结构最新，空闲连接 ${free}`,
    `PostgreSQL ${version}, newest schema, ${free} free connections`,
  )
  if (free >= fewConnections) return ok(found.zh, found.en)
  return warning(
    found,
    words(
      '调大 max_connections，或减少连接同一数据库的程序',
      'raise max_connections, or let fewer programs use this server',
    ),
  )
}

async function connections(db: Db): Promise<{ version: string; free: number }> {
  const row = await db.one<{ version: string; free: number }>(sql`
    select current_setting('server_version') as version,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0)
        - (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as free`)
  return row ?? { version: '?', free: 0 }
}

async function missingMigrations(db: Db): Promise<string[]> {
  const known = await db.one(sql`select 1 where to_regclass('migrations') is not null`)
  const applied = known ? await db.rows<{ name: string }>(sql`select name from migrations`) : []
  const names = new Set(applied.map(({ name }) => name))
  return (await migrationNames()).filter((name) => !names.has(name))
}
