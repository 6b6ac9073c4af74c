import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import { expiryOf, principalOf } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { login } from './login.ts'

export interface ProgramSignIn {
  readonly token: string
  readonly expiresAt: Date
  readonly principal: Principal
}

/** By password, and the second factor where there is one, under the same rules as at the desk; but nobody goes online. */
export async function signInProgram(
  deps: SignInDeps,
  { userId, password, otpCode }: { userId: string; password: string; otpCode: string | undefined },
  visit: Visit,
): Promise<ProgramSignIn | 'otp required'> {
  const body = { user_id: userId, password, ...(otpCode !== undefined && { otp_code: otpCode }) }
  const answer = await login(deps, body, visit, { isProgram: true })
  if (!('token' in answer)) return 'otp required'
  const [principal, expiresAt] = await Promise.all([
    principalOf(deps.db, answer.token),
    expiryOf(deps.db, answer.token),
  ])
  if (!principal || !expiresAt) throw refusal(1001)
  return { token: answer.token, expiresAt, principal }
}
