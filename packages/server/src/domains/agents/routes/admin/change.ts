import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { actorOf } from '../../../audit/index.ts'
import { changeAgent } from '../../admin/change-agent.ts'
import { AdminAgent, AgentParams, ChangeAgentBody } from '../../contract.ts'
import { requirePermission } from '../../require-permission.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const changeRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.put(
    '/api/agents/:user_id',
    {
      preValidation: requirePermission('agents.manage'),
      schema: {
        operationId: 'changeAgent',
        tags: ['Agents'],
        description:
          'Roles given by hand, how many sessions at once, in use or not. Whoever may do less than before is signed out everywhere; the last administrator cannot be changed away.',
        params: AgentParams,
        body: ChangeAgentBody,
        response: { 200: envelope(ref(AdminAgent)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async (request) => {
      const agent = await changeAgent(db, actorOf(request), request.params.user_id, request.body)
      onCommitted()
      return ok(agent)
    },
  )
