import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { TokensEnded } from '../../contract.ts'
import { endTokensWhere } from '../../tokens.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const endOthersRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.delete(
    '/api/agents/me/tokens',
    {
      schema: {
        operationId: 'endMyOtherTokens',
        tags: ['Agents'],
        description: 'Signs me out everywhere else.',
        response: { 200: envelope(ref(TokensEnded)), ...refusals },
      },
    },
    async ({ principal }) => {
      const ended = await endTokensWhere(db, principal.agentId, { but: principal.tokenId })
      onCommitted()
      return ok({ ended })
    },
  )
