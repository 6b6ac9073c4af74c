import { sql } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AgentResponse } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type Agent, agentColumns, presentAgent } from '../rows.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const meRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.get(
    '/api/agents/me',
    {
      schema: { operationId: 'getMe', tags: ['Agents'], response: { 200: envelope(ref(AgentResponse)), ...refusals } },
    },
    async ({ principal }) => {
      const agent = await db.one<Agent>(sql`select ${agentColumns} from agents where id = ${principal.agentId}`)
      if (!agent) throw refusal(1001)
      return ok(presentAgent(agent))
    },
  )
