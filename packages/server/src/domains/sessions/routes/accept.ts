import { AppError } from '../../../platform/errors.ts'
import { type App, ok, ref } from '../../../platform/http.ts'
import { isAgent, maySupervise } from '../../agents/index.ts'
import { accept } from '../commands/accept.ts'
import { refusal } from '../commands/refusal.ts'
import { AcceptBody } from '../contract.ts'
import { assertExists } from './assert-exists.ts'
import type { SessionRoutesDeps } from './deps.ts'
import { CommandHeaders, SessionParams, SessionResponse, sessionRefusals, tags } from './schemas.ts'

export const acceptRoute = (app: App, deps: SessionRoutesDeps) =>
  app.post(
    '/api/sessions/:sessionId/accept',
    {
      // An unknown session is told before a wrong body (decisions §6).
      attachValidation: true,
      schema: {
        operationId: 'acceptSession',
        tags,
        params: SessionParams,
        headers: CommandHeaders,
        body: AcceptBody,
        response: { 200: ref(SessionResponse), ...sessionRefusals },
      },
    },
    async (request) => {
      const { db, onCommitted } = deps
      const { principal, params, body, headers, ip } = request
      await assertExists(deps, request, params.sessionId)
      if (body.csId !== principal.csId && !maySupervise(principal)) throw new AppError(1002, 403, '只能为自己接入会话')
      if (!(await isAgent(db, body.csId))) throw refusal(40000, `csId ${body.csId} 不是坐席`)
      const session = await accept(db, {
        sessionId: params.sessionId,
        actorId: principal.csId,
        csId: body.csId,
        idempotencyKey: headers['idempotency-key'],
        ip,
      })
      onCommitted()
      return ok(session)
    },
  )
