import { type App, ok } from '../../../platform/http.ts'
import { findVisible, readerOf } from '../../sessions/index.ts'
import { TagIdsBody } from '../contract.ts'
import { sessionRefusal } from '../refusal.ts'
import { tagSession } from '../tags/tag-session.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { profileRefusals, SessionParams, TagsResponse, tags } from './schemas.ts'

export const tagSessionRoute = (app: App, { db, readScope, onCommitted }: CustomerRoutesDeps) =>
  app.put(
    '/api/sessions/:sessionId/tags',
    {
      schema: {
        operationId: 'tagSession',
        tags,
        description: 'The session has these tags and no others. Answers with them.',
        params: SessionParams,
        body: TagIdsBody,
        response: { 200: TagsResponse, ...profileRefusals },
      },
    },
    async ({ principal, params, body }) => {
      if (!(await findVisible(db, readerOf(readScope, principal), params.sessionId))) throw sessionRefusal()
      const tagged = await tagSession(db, params.sessionId, body.tagIds)
      onCommitted()
      return ok(tagged)
    },
  )
