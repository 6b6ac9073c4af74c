import { type App, ok, ref, refusals } from '../../../platform/http.ts'
import { MessageBody } from '../contract.ts'
import { reply } from '../reply.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './index.ts'
import { CommandHeaders, MessageResponse, SessionParams, tags } from './schemas.ts'

export const messageRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/message',
    {
      attachValidation: true,
      schema: {
        operationId: 'sendSessionMessage',
        tags,
        params: SessionParams,
        headers: CommandHeaders,
        body: MessageBody,
        response: { 200: ref(MessageResponse), ...refusals },
      },
    },
    async (request) => {
      const { principal, params, body, headers } = request
      await assertExists(deps.db, params.sessionId, request.validationError)
      const message = await reply(deps, {
        sessionId: params.sessionId,
        actor: principal,
        content: body.content,
        clientMsgId: body.clientMsgId ?? headers['idempotency-key'],
      })
      deps.onCommitted()
      return ok(message)
    },
  )
