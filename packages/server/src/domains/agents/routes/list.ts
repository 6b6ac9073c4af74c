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
        querystring: Query,
        response: { 200: envelope(ref(AgentList)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async ({ query, principal }) => {
      const all = query.all ?? false
      if (all && !may(principal.roles, 'agents.manage')) throw refusal(1002)
      const agents = await db.rows<AgentRow>(sql`
        select ${adminColumns} from agents
        where (${all} or (is_active and roles <> '{}'))
          and (${query.status ?? null}::text is null or status = ${query.status ?? null})
        order by name, user_id limit 500`)
      return ok({ items: agents.map(all ? presentAdminAgent : presentAgent) })
    },
  )
