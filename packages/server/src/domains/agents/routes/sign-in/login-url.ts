import { type App, envelope, ok, ref, refusals } from '../../../../platform/http.ts'
import { openLoginState } from '../../../access/index.ts'
import { LoginUrl, LoginUrlQuery } from '../../contract.ts'
import { refusal } from '../../refusal.ts'
import type { AgentRoutesDeps } from '../deps.ts'

/** Agents carry their token in a header and have no cookie, so a sign-in is tied to its browser by a verifier (RFC 7636). */
export const loginUrlRoute = (app: App, { db, directory, publicBaseUrl, loginRatePerMinute }: AgentRoutesDeps) =>
  app.get(
    '/api/agents/login-url',
    {
      schema: {
        operationId: 'getLoginUrl',
        tags: ['Agents'],
        querystring: LoginUrlQuery,
        response: { 200: envelope(ref(LoginUrl)), ...refusals },
      },
      config: { badShape: 422, rateLimit: { max: loginRatePerMinute, timeWindow: 60_000 } },
    },
    async ({ query, protocol, host }) => {
      const redirectUri = `${publicBaseUrl ?? `${protocol}://${host}`}/console/`
      const state = await openLoginState(db, query.challenge)
      const url = directory.loginUrl(query.kind, { redirectUri, state })
      if (url === undefined) throw refusal(1004, undefined, '未配置企业微信登录')
      return ok({ url, state })
    },
  )
