import { sql } from '../../../platform/db.ts'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { AgentResponse, StatusBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { type Agent, agentColumns, presentAgent } from '../rows.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const setStatusRoute = (app: App, { db, log }: AgentRoutesDeps) =>
  app.put(
    '/api/agents/me/status',
    {
      schema: {
        operationId: 'setMyStatus',
        tags: ['Agents'],
        body: StatusBody,
        response: { 200: envelope(ref(AgentResponse)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async ({ principal, body }) => {
      const agent = await db.one<Agent>(sql`
        update agents set status = ${body.status}, updated_at = now() where id = ${principal.agentId}
        returning ${agentColumns}`)
      if (!agent) throw refusal(1001)
      log.info({ userId: principal.csId, status: body.status }, 'An agent changed status.')
      return ok(presentAgent(agent))
    },
  )
