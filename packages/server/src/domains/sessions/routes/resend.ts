import { Type } from 'typebox'
import { type App, ok, ref } from '../../../platform/http.ts'
import { parseMessageId } from '../present.ts'
import { refusal } from '../refusal.ts'
import { resend } from '../resend.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { MessageResponse, sessionRefusals, tags } from './schemas.ts'

const Params = Type.Object({ sessionId: Type.String(), msgId: Type.String() })

export const resendRoute = (app: App, { db, onCommitted }: SessionRoutesDeps) =>
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
    async ({ principal, params }) => {
      const named = parseMessageId(params.msgId)
      if (named?.sessionId !== params.sessionId) throw refusal(40401, '消息不存在')
      const message = await resend(db, { ...named, csId: principal.csId })
      onCommitted()
      return ok(message)
    },
  )
