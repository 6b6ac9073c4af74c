import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { refusal } from '../commands/refusal.ts'
import { ReadBody, ReadMark } from '../contract.ts'
import { parseMessageId } from '../reading/present.ts'
import { markRead } from '../reads/read.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { SessionParams, sessionRefusals, tags } from './schemas.ts'

export const readRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/read',
    {
      attachValidation: true,
      schema: {
        operationId: 'markSessionRead',
        tags,
        description: "The caller's own mark. One before the mark that is there changes nothing.",
        params: SessionParams,
        body: ReadBody,
        response: { 200: envelope(ref(ReadMark)), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params, body } = request
      await assertExists(deps, request, params.sessionId)
      const named = parseMessageId(body.lastMsgId)
      if (named?.sessionId !== params.sessionId) throw refusal(40000, 'lastMsgId 不是本会话的消息')
      const mark = await markRead(deps.db, { ...named, csId: principal.csId })
      deps.onCommitted()
      return ok(mark)
    },
  )
