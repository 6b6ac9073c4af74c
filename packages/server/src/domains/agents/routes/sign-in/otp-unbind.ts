import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { OtpUnbindBody, OtpUnbound } from '../../contract.ts'
import { failingAs } from '../../refusal.ts'
import { unbindOtp } from '../../sign-in/otp-unbind.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

export const otpUnbindRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/otp-unbind',
    {
      schema: {
        operationId: 'unbindOtp',
        tags: ['Agents'],
        body: OtpUnbindBody,
        response: { 200: envelope(ref(OtpUnbound)), ...refusals },
      },
      config: { badShape: 422 },
      // Whoever takes away their own pending one need not send anything.
      preValidation: async (request) => {
        request.body ??= {}
      },
    },
    async (request) => {
      const { principal: holder, body } = request
      const unbinding = { holder, userId: body.user_id?.trim(), code: body.otp_code, visit: visitOf(request) }
      const answer = await failingAs(1010, () => unbindOtp(deps, unbinding))
      deps.onCommitted()
      return ok(answer)
    },
  )
