import { Type } from 'typebox'
import { sql } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AgentList } from '../contract.ts'
import { type Agent, agentColumns, presentAgent } from '../rows.ts'
import type { AgentRoutesDeps } from './deps.ts'

const Query = Type.Object({ status: Type.Optional(Type.String({ description: 'an unknown one matches nobody' })) })

export const listRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.get(
    '/api/agents',
    {
      schema: {
        operationId: 'listAgents',
        tags: ['Agents'],
        querystring: Query,
        response: { 200: envelope(ref(AgentList)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async ({ query }) => {
      const agents = await db.rows<Agent>(sql`
        select ${agentColumns} from agents
        where is_active and (${query.status ?? null}::text is null or status = ${query.status ?? null})
        order by name, user_id limit 500`)
      return ok({ items: agents.map(presentAgent) })
    },
  )
