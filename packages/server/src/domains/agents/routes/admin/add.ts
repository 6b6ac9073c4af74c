import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { actorOf } from '../../../audit/index.ts'
import { addAgent } from '../../admin/add-agent.ts'
import { AdminAgent, NewAgentBody } from '../../contract.ts'
import { requirePermission } from '../../require-permission.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const addRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents',
    {
      preValidation: requirePermission('agents.manage'),
      schema: {
        operationId: 'addAgent',
        tags: ['Agents'],
        description: 'Makes a member of the company an agent.',
        body: NewAgentBody,
        response: { 200: envelope(ref(AdminAgent)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async (request) => ok(await addAgent(deps, actorOf(request), request.body)),
  )
