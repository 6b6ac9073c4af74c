import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { TokensEnded } from '../../contract.ts'
import { refusal } from '../../refusal.ts'
import { endTokensWhere } from '../../tokens.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const endRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.delete(
    '/api/agents/me/tokens/:id',
    {
      schema: {
        operationId: 'endMyToken',
        tags: ['Agents'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: envelope(ref(TokensEnded)), ...refusals },
      },
    },
    async ({ principal, params }) => {
      const ended = await endTokensWhere(db, principal.agentId, { only: params.id })
      if (ended === 0) throw refusal(1004)
      onCommitted()
      return ok({ ended })
    },
  )
