import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { RecoveryCodes, RecoveryCodesBody } from '../../contract.ts'
import { renewCodes } from '../../sign-in/renew-codes.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

export const renewCodesRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/otp-recovery-codes',
    {
      schema: {
        operationId: 'renewRecoveryCodes',
        tags: ['Agents'],
        description: 'Ten new ones, shown this once; the old ones are dead.',
        body: RecoveryCodesBody,
        response: { 200: envelope(ref(RecoveryCodes)), ...refusals },
      },
      config: { badShape: 422 },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { principal: holder, body } = request
      return ok(await renewCodes(deps, { holder, code: body.otp_code, visit: visitOf(request) }))
    },
  )
