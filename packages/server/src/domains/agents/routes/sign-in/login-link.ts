import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { LinkLoginBody, LoginResponse, OtpRequired } from '../../contract.ts'
import { failingAs } from '../../refusal.ts'
import { loginByLink } from '../../sign-in/by-link.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

export const loginLinkRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/login-link',
    {
      schema: {
        operationId: 'loginByLink',
        tags: ['Agents'],
        body: LinkLoginBody,
        response: { 200: envelope(Type.Union([ref(LoginResponse), ref(OtpRequired)])), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
    },
    async (request) => {
      const answer = await failingAs(1005, () => loginByLink(deps, request.body, visitOf(request)))
      if ('token' in answer) deps.onCommitted()
      return ok(answer)
    },
  )
