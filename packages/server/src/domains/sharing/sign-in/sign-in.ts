import { sourceOf } from '../../access/index.ts'
import { signInProgram } from '../../agents/index.ts'
import type { SignedIn } from '../contract.ts'
import type { SharingDeps } from '../deps.ts'
import { usernameFrom } from '../end-users/username.ts'
import { isBotAdmin } from '../guards/who.ts'
import { refusal } from '../refusal.ts'
import { isoTime } from '../times.ts'
import { accountOf, signInEndUser } from './sign-in-end-user.ts'

export interface SignInAttempt {
  readonly username: string
  readonly password: string
  readonly otpCode: string | undefined
  readonly ip: string
  readonly userAgent: string | undefined
}

/** By name and password: an end user, or somebody of the staff under the rules of the desk. */
export async function signIn(deps: SharingDeps, attempt: SignInAttempt): Promise<SignedIn> {
  const { key } = usernameFrom(attempt.username)
  if (key === '' || attempt.password === '') throw refusal('credentials_missing')
  if (key.includes('\0')) throw refusal('invalid_credentials')
  const source = sourceOf(attempt.ip)
  const account = await accountOf(deps.db, key, source)
  if (!account) return signInStaff(deps, attempt)
  const { password } = attempt
  const issued = await signInEndUser(deps.db, account, { password, source, ttlSeconds: deps.tokenTtlSeconds })
  return {
    token: issued.token,
    user_id: account.id,
    username: account.username,
    is_admin: false,
    is_end_user: true,
    expires_at: isoTime(issued.expiresAt),
  }
}

async function signInStaff(deps: SharingDeps, attempt: SignInAttempt): Promise<SignedIn> {
  const { username, password, otpCode, ip, userAgent } = attempt
  const visit = { ip, source: sourceOf(ip), userAgent, token: undefined }
  const answer = await signInProgram(deps.staff, { userId: username.trim(), password, otpCode }, visit)
  if (answer === 'otp required') throw refusal('otp_required')
  const { principal, token, expiresAt } = answer
  deps.onCommitted()
  return {
    token,
    user_id: principal.agentId,
    username: principal.csId,
    is_admin: isBotAdmin(principal),
    is_end_user: false,
    expires_at: isoTime(expiresAt),
  }
}
