import { Type } from 'typebox'
import { type App, envelope, ok, refusals } from '../../../platform/http.ts'
import { revokeToken, tokenFrom } from '../tokens.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const logoutRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.post(
    '/api/agents/logout',
    {
      schema: {
        operationId: 'logoutAgent',
        tags: ['Agents'],
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
    },
    async (request) => {
      await revokeToken(db, tokenFrom(request.headers.authorization) ?? '')
      return ok({})
    },
  )
