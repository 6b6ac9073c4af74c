import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { UnreadCounts } from '../contract.ts'
import { unreadOf } from '../reads/read.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { sessionRefusals, tags } from './schemas.ts'

export const unreadRoute = (app: App, { db }: SessionRoutesDeps) =>
  app.get(
    '/api/sessions/unread',
    {
      schema: {
        operationId: 'getUnreadCounts',
        tags,
        description: 'What customers wrote and the caller has not read, of each session that is theirs now.',
        response: { 200: envelope(ref(UnreadCounts)), ...sessionRefusals },
      },
    },
    async ({ principal }) => ok(await unreadOf(db, principal.csId)),
  )
