import { Type } from 'typebox'
import { type App, ok, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { parseMessageId } from '../reading/present.ts'
import { recall } from '../recall/recall.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageResponse, sessionRefusals, tags } from './schemas.ts'

const Params = Type.Object({ sessionId: Type.String(), msgId: Type.String() })

export const recallRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/messages/:msgId/recall',
    {
      schema: {
        operationId: 'recallSessionMessage',
        tags,
        description: 'Takes back what the caller wrote, while the channel allows it (`recallSeconds` of the session).',
        params: Params,
        response: { 200: ref(MessageResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params } = request
      await assertExists(deps, request, params.sessionId)
      const named = parseMessageId(params.msgId)
      if (named?.sessionId !== params.sessionId) throw refusal(40401, '消息不存在')
      const message = await recall(deps, { ...named, csId: principal.csId })
      deps.onCommitted()
      return ok(message)
    },
  )
