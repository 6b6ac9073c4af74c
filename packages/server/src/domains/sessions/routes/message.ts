import { Type } from 'typebox'
import { type App, ok, ref } from '../../../platform/http.ts'
import { MessageBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { reply } from '../reply.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { CommandHeaders, MessageResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

/** The contract types `msgType` as any text, so another one is refused by the desk and not by the schema. */
const Body = Type.Object({ ...MessageBody.properties, msgType: Type.Optional(Type.String({ default: 'text' })) })

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
        body: Body,
        response: { 200: ref(MessageResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { principal, params, body, headers } = request
      await assertExists(deps.db, params.sessionId, request.validationError)
      if (body.msgType !== undefined && body.msgType !== 'text') throw refusal(40000, 'msgType 目前只支持 text')
      if (!/[^\s\0]/.test(body.content)) throw refusal(40000, 'content 不能为空')
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
