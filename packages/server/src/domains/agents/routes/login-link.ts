import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { LinkLoginBody, LoginResponse } from '../contract.ts'
import { loginByLink } from '../login.ts'
import type { AgentRoutesDeps } from './deps.ts'

export const loginLinkRoute = (app: App, deps: AgentRoutesDeps) =>
  app.post(
    '/api/agents/login-link',
    {
      schema: {
        operationId: 'loginByLink',
        tags: ['Agents'],
        body: LinkLoginBody,
        response: { 200: envelope(ref(LoginResponse)), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
    },
    async (request) => ok(await loginByLink(deps, request.body.login)),
  )
