import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { outgoingWebhooks } from './outgoing-webhooks.ts'
import { plainEnums } from './plain-enums.ts'

/** The OpenAPI is made from the schemas that the routes validate and answer by, so it cannot say anything else. */
export async function serveOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: { title: 'Yingda (应答): Multi-Channel Customer Service API', version: '1.0.0' },
      servers: [
        { url: 'http://{host}:{port}', variables: { host: { default: 'localhost' }, port: { default: '8080' } } },
      ],
      tags: [
        { name: 'Channel Callback' },
        { name: 'Session Management' },
        { name: 'WebSocket' },
        { name: 'Agents' },
        { name: 'Access' },
        { name: 'Audit' },
        { name: 'Doctor' },
        { name: 'Directory' },
        { name: 'Files' },
        { name: 'Settings' },
        { name: 'Customers' },
        { name: 'Canned Replies' },
        { name: 'Bots' },
        { name: 'Sharing' },
        { name: 'Chat' },
        { name: 'Webhooks' },
        { name: 'API Keys' },
      ],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `def-${i}`),
    },
  })
  let document: unknown
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => {
    document ??= plainEnums({ ...app.swagger(), 'x-websocket': webSocket, 'x-webhooks': outgoingWebhooks })
    return document
  })
}

/** OpenAPI has no words for sockets; the frames are typed in `domains/sessions/contract.ts`. */
const webSocket = {
  path: '/ws/cs/{csId}',
  requirements: ['AC-MCA-10'],
  auth: 'path csId; ?ticket=, ?token= or Authorization Bearer',
  client: [
    { type: 'bind_session', sessionId: 'string' },
    { type: 'unbind_session', sessionId: 'string' },
    { type: 'typing', sessionId: 'string' },
    { type: 'resume', cursor: 'string' },
    { type: 'ping' },
  ],
  limits: 'text of 64 KiB; 60 frames at once and 20 a second; 5 sockets of one agent on one node',
  closes: {
    4401: 'not signed in, or not any more',
    4403: 'the socket of somebody else',
    4408: 'too slow: connect again and resume',
    4409: 'opened in too many places, this is the oldest: do not connect again by yourself',
    4429: 'too many frames',
  },
  server: [
    'new_message',
    'new_pending_session',
    'session_accepted',
    'session_closed',
    'session_requeued',
    'session_released',
    'session_reopened',
    'session_transferred',
    'session_transfer_requested',
    'transfer_declined',
    'transfer_cancelled',
    'transfer_expired',
    'session_updated',
    'message_status',
    'message_recalled',
    'message_file',
    'mentioned',
    'session_read',
    'session_rated',
    'typing',
    'customer_typing',
    'directory_sync',
    'knowledge_import',
    'customer_updated',
    'tags_updated',
    'session_bound',
    'session_unbound',
    'ready',
    'resumed',
    'reset',
    'pong',
    'error',
  ],
}
