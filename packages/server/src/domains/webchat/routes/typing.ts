import { type App, detailed } from '../../../platform/http.ts'
import { newestOf } from '../conversation/standing.ts'
import { perMinute, type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, Done, ShareParams, tags } from './schemas.ts'

/** A page says it every other second while somebody writes. */
export const typingRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/typing`,
    {
      config: perMinute(60),
      schema: {
        operationId: 'tellVisitorTypes',
        tags,
        description: 'The visitor writes: the agent who serves them sees it for a moment. Kept nowhere.',
        params: ShareParams,
        response: { 200: Done, ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      const newest = await newestOf(deps.db, visitor)
      if (newest?.status === 'manual') deps.onTyping(newest.sessionId)
      return { success: true }
    },
  )
