import { Type } from 'typebox'
import { type App, envelope, ok, refusals } from '../../../platform/http.ts'
import { issueCode } from '../one-time-codes.ts'
import type { AgentRoutesDeps } from './deps.ts'

/** A browser cannot send a header with a socket; the ticket keeps the token itself out of URLs. */
export const socketTicketRoute = (app: App, { db }: AgentRoutesDeps) =>
  app.post(
    '/api/ws/ticket',
    {
      schema: {
        operationId: 'createSocketTicket',
        tags: ['WebSocket'],
        response: {
          200: envelope(Type.Object({ ticket: Type.String({ description: 'good once, for 30 s' }) })),
          ...refusals,
        },
      },
    },
    async ({ principal }) => ok({ ticket: await issueCode(db, principal.agentId, 'socket', principal.tokenId) }),
  )
