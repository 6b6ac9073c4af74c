import type { LoginResponse, OtpRequired } from '../contract.ts'
import { ownerOfCode, redeemCode } from '../one-time-codes.ts'
import { refusal } from '../refusal.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { enter } from './enter.ts'
import { findAgent } from './known-agent.ts'
import { askForCode } from './second-factor.ts'

/** A one-time link proves by itself who comes; a second factor is asked for all the same. */
export async function loginByLink(
  deps: SignInDeps,
  { login, otp_code: otpCode }: { login: string; otp_code?: string },
  visit: Visit,
): Promise<LoginResponse | OtpRequired> {
  const owner = login.includes('\0') ? undefined : await ownerOfCode(deps.db, login, 'login')
  const agent = owner && (await findAgent(deps.db, owner.userId))
  if (!agent) throw gone()
  const required = await askForCode(deps.db, { agent, code: otpCode, visit, directoryName: undefined })
  if (required) return required
  return enter(deps, {
    userId: agent.userId,
    otpCode,
    visit,
    admit: async (tx) => {
      if (!(await redeemCode(tx, login, 'login'))) throw gone()
    },
    newcomer: undefined,
    directoryName: undefined,
    token: { source: 'link', proof: 'link', ttlSeconds: deps.tokenTtlSeconds },
  })
}

const gone = () => refusal(1001, undefined, '登录链接无效、已使用或已过期')
