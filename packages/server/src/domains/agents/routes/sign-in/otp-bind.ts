import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { OtpBinding } from '../../contract.ts'
import { failingAs } from '../../refusal.ts'
import { bindOtp } from '../../sign-in/otp-bind.ts'
import type { AgentRoutesDeps } from '../deps.ts'

export const otpBindRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/otp-bind',
    {
      schema: {
        operationId: 'bindOtp',
        tags: ['Agents'],
        response: { 200: envelope(ref(OtpBinding)), ...refusals },
      },
      config: { mayEnrol: true },
    },
    async ({ principal }, reply) => {
      reply.header('cache-control', 'no-store')
      return ok(await failingAs(1007, () => bindOtp(deps, principal)))
    },
  )
