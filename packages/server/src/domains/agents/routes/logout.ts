import { Type } from 'typebox'
import { type App, envelope, ok, refusals } from '../../../platform/http.ts'
import { endTokensWhere } from '../tokens.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const logoutRoute = (app: App, { db, onCommitted }: AgentRoutesDeps) =>
  app.post(
    '/api/agents/logout',
    {
      schema: {
        operationId: 'logoutAgent',
        tags: ['Agents'],
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
      config: { mayEnrol: true },
    },
    async ({ principal }) => {
      await endTokensWhere(db, principal.agentId, { only: principal.tokenId })
      onCommitted()
      return ok({})
    },
  )
