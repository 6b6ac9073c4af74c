import { Type } from 'typebox'
import { type App, ok, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { resend } from '../commands/resend.ts'
import { parseMessageId } from '../reading/present.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageResponse, sessionRefusals, tags } from './schemas.ts'

const Params = Type.Object({ sessionId: Type.String(), msgId: Type.String() })

export const resendRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/messages/:msgId/resend',
    {
      schema: {
        operationId: 'resendSessionMessage',
        tags,
        params: Params,
        response: { 200: ref(MessageResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params } = request
      await assertExists(deps, request, params.sessionId)
      const named = parseMessageId(params.msgId)
      if (named?.sessionId !== params.sessionId) throw refusal(40401, '消息不存在')
      const message = await resend(deps.db, { ...named, csId: principal.csId })
      deps.onCommitted()
      return ok(message)
    },
  )
