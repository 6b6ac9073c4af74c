import { type App, detailed, ref } from '../../../../platform/http.ts'
import { SignedIn, SignIn } from '../../contract.ts'
import type { SharingDeps } from '../../deps.ts'
import { signIn } from '../../sign-in/sign-in.ts'

export const loginRoute = (app: App, deps: SharingDeps) =>
  app.post(
    '/api/v1/auth/login',
    {
      schema: {
        operationId: 'signInWithPassword',
        tags: ['Sharing'],
        description: 'For end users, and for staff who have a password.',
        body: SignIn,
        response: { 200: ref(SignedIn), ...detailed },
      },
      config: { rateLimit: { max: deps.loginRatePerMinute, timeWindow: 60_000 } },
    },
    async ({ body: { username, password, otp_code: otpCode }, ip, headers }, reply) => {
      reply.header('cache-control', 'no-store')
      const attempt = { username, password, otpCode: otpCode ?? undefined, ip, userAgent: headers['user-agent'] }
      return signIn(deps, attempt)
    },
  )
