import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import { type App, ok, ref } from '../../../platform/http.ts'
import { FileKind } from '../../files/contract.ts'
import { refusal } from '../commands/refusal.ts'
import { type Reply, reply } from '../commands/reply.ts'
import { MessageBody } from '../contract.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { CommandHeaders, MessageResponse, SessionParams, sessionRefusals, tags } from './schemas.ts'

/** The contract types `msgType` as any text, so another one is refused by the desk and not by the schema. */
const Body = Type.Object({
  ...MessageBody.properties,
  msgType: Type.Optional(Type.String({ default: 'text' })),
})

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
      await assertExists(deps, request, params.sessionId)
      const file = fileOf(body)
      const content = /[^\s\0]/.test(body.content) ? body.content : ''
      if (!file && !content) throw refusal(40000, 'content 不能为空')
      const message = await reply(deps, {
        sessionId: params.sessionId,
        actor: principal,
        content,
        file,
        clientMsgId: body.clientMsgId ?? headers['idempotency-key'],
      })
      deps.onCommitted()
      return ok(message)
    },
  )

function fileOf({ msgType = 'text', fileId }: Static<typeof Body>): Reply['file'] {
  if (msgType === 'text' && fileId === undefined) return undefined
  if (!Value.Check(FileKind, msgType)) throw refusal(40000, 'msgType 只支持 text、image、voice、video、file')
  if (fileId === undefined) throw refusal(40000, 'fileId 不能为空')
  return { fileId, kind: msgType }
}
