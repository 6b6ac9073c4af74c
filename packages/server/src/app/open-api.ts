import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
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
        { name: 'Doctor' },
        { name: 'Directory' },
        { name: 'Files' },
      ],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `def-${i}`),
    },
  })
  let document: unknown
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => {
    document ??= plainEnums({ ...app.swagger(), 'x-websocket': webSocket })
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
    { type: 'resume', cursor: 'string' },
    { type: 'ping' },
  ],
  server: [
    'new_message',
    'new_pending_session',
    'session_accepted',
    'session_closed',
    'session_updated',
    'message_status',
    'message_recalled',
    'message_file',
    'directory_sync',
    'session_bound',
    'session_unbound',
    'ready',
    'resumed',
    'reset',
    'pong',
    'error',
  ],
}
