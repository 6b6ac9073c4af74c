import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { LoginBody, LoginResponse, OtpRequired } from '../../contract.ts'
import { failingAs } from '../../refusal.ts'
import { login } from '../../sign-in/login.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { visitOf } from './visit.ts'

export const loginRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/login',
    {
      schema: {
        operationId: 'loginAgent',
        tags: ['Agents'],
        body: LoginBody,
        response: { 200: envelope(Type.Union([ref(LoginResponse), ref(OtpRequired)])), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
    },
    async (request) => {
      const answer = await failingAs(1005, () => login(deps, request.body, visitOf(request)))
      if ('token' in answer) deps.onCommitted()
      return ok(answer)
    },
  )
