import { Type } from 'typebox'
import { type Db, sql } from '../platform/db.ts'
import type { App } from '../platform/http.ts'
import { migrationNames } from '../platform/migrate.ts'

const Health = Type.Object({ status: Type.String(), failing: Type.Optional(Type.Array(Type.String())) })

/** `/healthz`: the process answers. `/readyz`: it can do its work. */
export function healthRoutes(app: App, db: Db, workersRun: () => boolean): void {
  app.get('/healthz', { schema: { response: { 200: Health } } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { response: { 200: Health, 503: Health } } }, async (_request, reply) => {
    const failing: string[] = []
    const applied = await db.rows<{ name: string }>(sql`select name from migrations`).catch(() => undefined)
    if (!applied) failing.push('database')
    const names = new Set(applied?.map(({ name }) => name))
    if (applied && (await migrationNames()).some((name) => !names.has(name))) failing.push('migrations')
    if (!workersRun()) failing.push('workers')
    if (failing.length > 0) return reply.status(503).send({ status: 'not ready', failing })
    return { status: 'ready' }
  })
}
