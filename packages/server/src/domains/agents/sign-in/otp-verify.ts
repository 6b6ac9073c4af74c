import { endViewers } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { enableOtp, giveBackGuess, hasOtpSecret, isOtpEnabled, useOtp } from '../../access/index.ts'
import { audit } from '../../audit/index.ts'
import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import { endTokensWhere } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { findAgent, type KnownAgent } from './known-agent.ts'
import { claimCode, otpGuess } from './second-factor.ts'

interface Verification {
  /** Who asks; undefined: nobody who showed a token. */
  readonly holder: Principal | undefined
  readonly userId: string
  readonly code: string | undefined
  readonly visit: Visit
}

/** The first right code puts a pending second factor into use; later ones only say that they are right. */
export async function verifyOtp(deps: SignInDeps, { holder, userId, code, visit }: Verification) {
  if (!holder && deps.otpVerifyRequiresToken) throw refusal(1001)
  if (holder && holder.csId.toLowerCase() !== userId.toLowerCase()) throw refusal(1002)
  const agent = userId.includes('\0') ? undefined : await findAgent(deps.db, userId)
  if (!agent || !(await hasOtpSecret(deps.db, agent.id))) throw refusal(1008)
  if (agent.otpEnabled === 1 && !holder) throw refusal(1001)
  if (!code?.trim()) throw refusal(1006, undefined, wrong)
  await claimCode(deps.db, agent.userId, visit.source)
  const recoveryCodes = await deps.db.tx(async (tx) => {
    const wasEnabled = await isOtpEnabled(tx, agent.id)
    if (wasEnabled && !holder) throw refusal(1001)
    if (!(await useOtp(tx, deps.sealer, { agentId: agent.id, code, purpose: 'enrol' })))
      throw refusal(1006, undefined, wrong)
    await giveBackGuess(tx, otpGuess(agent.userId, visit.source))
    return wasEnabled ? undefined : enable(tx, agent, holder, visit)
  })
  if (recoveryCodes) deps.log.info({ userId: agent.userId }, 'An agent set up a second factor.')
  return {
    otp_enabled: true as const,
    message: 'OTP验证成功,已启用',
    ...(recoveryCodes && { recovery_codes: recoveryCodes }),
  }
}

const wrong = 'OTP验证码错误'

/** Whoever was signed in without the second factor comes in again with it; the one who just showed it stays. */
async function enable(tx: Handle, agent: KnownAgent, holder: Principal | undefined, { ip }: Visit): Promise<string[]> {
  const codes = await enableOtp(tx, agent.id)
  if (holder) await endTokensWhere(tx, agent.id, { but: holder.tokenId })
  await tx.run(endViewers(sql`select ${agent.userId}`))
  const actor = { type: 'agent', id: agent.userId } as const
  await audit(tx, { actor, action: 'otp.enable', target: { type: 'agent', id: agent.userId }, ip })
  return codes
}
