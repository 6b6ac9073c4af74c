import { sql } from '../../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { type StaffToken, StaffTokenList } from '../../contract.ts'
import type { AgentRoutesDeps } from '../deps.ts'

interface Row {
  readonly id: string
  readonly source: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
  readonly expiresAt: Date
  readonly ip: string | null
  readonly userAgent: string | null
}

export const listRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.get(
    '/api/agents/me/tokens',
    {
      schema: {
        operationId: 'listMyTokens',
        tags: ['Agents'],
        description: 'Where I am signed in, the newest first.',
        response: { 200: envelope(ref(StaffTokenList)), ...refusals },
      },
    },
    async ({ principal }) => {
      const rows = await db.rows<Row>(sql`
        select id, login_source as source, created_at as "createdAt", last_used_at as "lastUsedAt",
          expires_at as "expiresAt", ip, user_agent as "userAgent"
        from staff_tokens where agent_id = ${principal.agentId} and expires_at > now()
        order by created_at desc, id limit 200`)
      return ok({ items: rows.map((row) => present(row, principal.tokenId)) })
    },
  )

const present = (row: Row, current: string): StaffToken => ({
  id: row.id,
  login_source: row.source,
  created_at: row.createdAt.toISOString(),
  last_used_at: row.lastUsedAt.toISOString(),
  expires_at: row.expiresAt.toISOString(),
  ...(row.ip !== null && { ip: row.ip }),
  ...(row.userAgent !== null && { user_agent: row.userAgent }),
  current: row.id === current,
})
