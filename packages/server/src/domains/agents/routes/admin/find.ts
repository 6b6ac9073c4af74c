import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { findAgent } from '../../admin/find-agent.ts'
import { AdminAgent, AgentParams } from '../../contract.ts'
import { refusal } from '../../refusal.ts'
import { requirePermission } from '../../require-permission.ts'
import { presentAdminAgent } from '../../rows.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const findRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.get(
    '/api/agents/:user_id',
    {
      preValidation: requirePermission('agents.manage'),
      schema: {
        operationId: 'getAgent',
        tags: ['Agents'],
        params: AgentParams,
        response: { 200: envelope(ref(AdminAgent)), ...refusals },
      },
    },
    async ({ params }) => {
      const agent = await findAgent(db, params.user_id)
      if (!agent) throw refusal(1004)
      return ok(presentAdminAgent(agent))
    },
  )
