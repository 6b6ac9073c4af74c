import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/http.ts'
import type { Inbox } from '../inbox.ts'
import { answer } from './answer.ts'
import { docsOf, forReadersOnly } from './docs.ts'
import { type Door, passDoor } from './door.ts'

/** The remote's own path: the channel's own words, also for a refusal. */
export function doorRoutes(app: App, { path, channels }: Door, inbox: Inbox): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) =>
    answer(reply, (await passDoor(channels, inbox, request)).reply)
  for (const method of ['GET', 'POST'] as const) {
    const schema = docsOf(method, channels)
    app.route({ method, url: path, exposeHeadRoute: false, ...forReadersOnly, schema, handler })
  }
}
