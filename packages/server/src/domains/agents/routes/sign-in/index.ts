import type { App } from '../../../../platform/http.ts'
import {
  LoginUrl,
  OtpBinding,
  OtpRequired,
  OtpUnbound,
  OtpVerified,
  PasswordSet,
  RecoveryCodes,
} from '../../contract.ts'
import type { AgentRoutesDeps } from '../deps.ts'
import { loginRoute } from './login.ts'
import { loginLinkRoute } from './login-link.ts'
import { loginUrlRoute } from './login-url.ts'
import { otpBindRoute } from './otp-bind.ts'
import { otpUnbindRoute } from './otp-unbind.ts'
import { otpVerifyRoute } from './otp-verify.ts'
import { renewCodesRoute } from './renew-codes.ts'
import { setPasswordRoute } from './set-password.ts'
import { signInOptionsRoute } from './sign-in-options.ts'

/** For whoever is not signed in yet. */
export function signInRoutes(app: App, deps: AgentRoutesDeps): void {
  const schemas = [OtpRequired, LoginUrl, OtpBinding, OtpVerified, OtpUnbound, RecoveryCodes, PasswordSet]
  for (const schema of schemas) app.addSchema(schema)
  for (const route of [loginRoute, loginLinkRoute, loginUrlRoute, signInOptionsRoute, otpVerifyRoute]) route(app, deps)
}

/** For whoever is. */
export function ownSignInRoutes(app: App, deps: AgentRoutesDeps): void {
  for (const route of [otpBindRoute, otpUnbindRoute, renewCodesRoute, setPasswordRoute]) route(app, deps)
}
