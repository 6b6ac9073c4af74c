import type { App } from '../../platform/http.ts'
import { docsOf, forReadersOnly } from './docs.ts'
import type { Door } from './door.ts'
import type { DoorListener } from './listener.ts'

/** Writes the remote's own path into the OpenAPI. Its requests are taken before they come here; if one does, it is passed on. */
export function doorRoutes(app: App, { path, docs }: Door, listener: DoorListener): void {
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: path,
      exposeHeadRoute: false,
      ...forReadersOnly,
      schema: docsOf(docs?.[method]),
      handler(request, reply) {
        reply.hijack()
        listener(request.raw, reply.raw)
      },
    })
  }
}
