import { Type } from 'typebox'
import { sql } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { may } from '../../access/contract.ts'
import { AgentList } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { requirePermission } from '../require-permission.ts'
import { type AgentRow, adminColumns, presentAdminAgent, presentAgent } from '../rows.ts'
import type { AgentRoutesDeps } from './deps.ts'

const Query = Type.Object({
  status: Type.Optional(Type.String({ description: 'an unknown one matches nobody' })),
  cursor: Type.Optional(Type.String({ maxLength: 64, description: 'X-Next-Cursor of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 500 })),
  all: Type.Optional(Type.Boolean({ description: 'those out of use as well, and what administrators may see of all' })),
})

export const listRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.get(
    '/api/agents',
    {
      preValidation: requirePermission('sessions.serve'),
      schema: {
        operationId: 'listAgents',
        tags: ['Agents'],
        description: 'By name; more pages by the X-Next-Cursor header.',
        querystring: Query,
        response: { 200: envelope(ref(AgentList)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async ({ query, principal }, reply) => {
      const { status = null, cursor = null, limit = 500, all = false } = query
      if (all && !may(principal.roles, 'agents.manage')) throw refusal(1002)
      const agents = await db.rows<AgentRow>(sql`
        select ${adminColumns} from agents
        where (${all} or (is_active and roles <> '{}'))
          and (${status}::text is null or status = ${status})
          and (${cursor}::text is null or (name, user_id) > (select name, user_id from agents where id = ${cursor}))
        order by name, user_id limit ${limit + 1}`)
      const items = agents.slice(0, limit)
      const last = agents.length > limit ? items.at(-1) : undefined
      if (last) reply.header('x-next-cursor', last.id)
      return ok({ items: items.map(all ? presentAdminAgent : presentAgent) })
    },
  )
