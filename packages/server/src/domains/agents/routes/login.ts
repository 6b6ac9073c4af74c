import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { LoginBody, LoginResponse } from '../contract.ts'
import { login } from '../login.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const loginRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/login',
    {
      schema: {
        operationId: 'loginAgent',
        tags: ['Agents'],
        body: LoginBody,
        response: { 200: envelope(ref(LoginResponse)), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
    },
    async (request) => ok(await login(deps, request.body)),
  )
