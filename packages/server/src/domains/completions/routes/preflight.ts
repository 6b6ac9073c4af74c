import type { App } from '../../../platform/http.ts'
import { corsHeaders, foreignOrigin, preflightHeaders } from '../cors.ts'
import type { CompletionsDeps } from '../deps.ts'

/** What a browser asks before it lets a page of another site call us. */
export const preflightRoute = (app: App, { db, publicBaseUrl }: CompletionsDeps) =>
  app.options('/api/v3/chat/completions', { schema: { hide: true } }, async (request, reply) => {
    const cors = await corsHeaders(db, foreignOrigin(request, publicBaseUrl))
    const asked = request.headers['access-control-request-headers']
    return reply
      .status(204)
      .headers({ ...cors, ...preflightHeaders(asked) })
      .send()
  })
