import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { actorOf, audit } from '../../../audit/index.ts'
import { findAgent } from '../../admin/find-agent.ts'
import { AgentParams, TokensEnded } from '../../contract.ts'
import { refusal } from '../../refusal.ts'
import { requirePermission } from '../../require-permission.ts'
import { endTokensWhere } from '../../tokens.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const endTokensRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.delete(
    '/api/agents/:user_id/tokens',
    {
      preValidation: requirePermission('agents.manage'),
      schema: {
        operationId: 'endTokensOfAgent',
        tags: ['Agents'],
        description: 'Signs an agent out everywhere.',
        params: AgentParams,
        response: { 200: envelope(ref(TokensEnded)), ...refusals },
      },
    },
    async (request) => {
      const ended = await db.tx(async (tx) => {
        const agent = await findAgent(tx, request.params.user_id)
        if (!agent) throw refusal(1004)
        const count = await endTokensWhere(tx, agent.id, {})
        const target = { type: 'agent', id: agent.userId }
        await audit(tx, { ...actorOf(request), action: 'agent.sign_out', target, details: { tokens: count } })
        return count
      })
      onCommitted()
      return ok({ ended })
    },
  )
