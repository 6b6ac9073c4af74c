import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { OtpVerified, OtpVerifyBody } from '../../contract.ts'
import { failingAs, refusal } from '../../refusal.ts'
import { holderFrom } from '../../require-agent.ts'
import { verifyOtp } from '../../sign-in/otp-verify.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

/** Outside of the guarded routes: the demo lets a pending second factor be verified by its first code alone. */
export const otpVerifyRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/otp-verify',
    {
      schema: {
        operationId: 'verifyOtp',
        tags: ['Agents'],
        body: OtpVerifyBody,
        response: { 200: envelope(ref(OtpVerified)), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
      preValidation: async ({ headers }) => {
        if (deps.otpVerifyRequiresToken && headers.authorization === undefined) throw refusal(1001)
      },
    },
    async (request, reply) => {
      const { body } = request
      const visit = visitOf(request)
      const holder = visit.token === undefined ? undefined : await holderFrom(deps.db, visit.token)
      if (visit.token !== undefined && !holder) throw refusal(1001)
      reply.header('cache-control', 'no-store')
      const userId = body.user_id.trim()
      const answer = await failingAs(1009, () => verifyOtp(deps, { holder, userId, code: body.otp_code, visit }))
      deps.onCommitted()
      return ok(answer)
    },
  )
