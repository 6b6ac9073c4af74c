import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { actorOf } from '../../../audit/index.ts'
import { setStatusOf } from '../../admin/set-status.ts'
import { AgentParams, AgentResponse, StatusBody } from '../../contract.ts'
import { requirePermission } from '../../require-permission.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const statusRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.put(
    '/api/agents/:user_id/status',
    {
      preValidation: requirePermission('sessions.supervise'),
      schema: {
        operationId: 'setAgentStatus',
        tags: ['Agents'],
        params: AgentParams,
        body: StatusBody,
        response: { 200: envelope(ref(AgentResponse)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async (request) => {
      const agent = await setStatusOf(db, actorOf(request), request.params.user_id, request.body.status)
      onCommitted()
      return ok(agent)
    },
  )
