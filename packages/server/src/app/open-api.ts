import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** The OpenAPI is made from the schemas that the routes validate and answer by, so it cannot say anything else. */
export async function serveOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: { title: 'Yingda (应答): Multi-Channel Customer Service API', version: '1.0.0' },
      servers: [
        { url: 'http://{host}:{port}', variables: { host: { default: 'localhost' }, port: { default: '8080' } } },
      ],
      tags: [{ name: 'Channel Callback' }, { name: 'Session Management' }, { name: 'WebSocket' }, { name: 'Agents' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `def-${i}`),
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => ({
    ...app.swagger(),
    'x-websocket': {
      path: '/ws/cs/{csId}',
      server: ['new_message', 'new_pending_session', 'session_accepted', 'session_closed'],
    },
  }))
}
