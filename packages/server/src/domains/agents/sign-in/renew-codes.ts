import { giveBackGuess, issueRecoveryCodes, useOtp } from '../../access/index.ts'
import { audit } from '../../audit/index.ts'
import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { findAgent } from './known-agent.ts'
import { claimCode, otpGuess } from './second-factor.ts'

interface Renewal {
  readonly holder: Principal
  readonly code: string
  readonly visit: Visit
}

/** Ten new recovery codes for a fresh code of the app, or for one of the last old ones; those are dead from then on. */
export async function renewCodes(deps: SignInDeps, { holder, code, visit }: Renewal) {
  const { agentId, csId } = holder
  if ((await findAgent(deps.db, csId))?.otpEnabled !== 1) throw refusal(1008)
  await claimCode(deps.db, csId, visit.source)
  const recoveryCodes = await deps.db.tx(async (tx) => {
    if (!(await useOtp(tx, deps.sealer, { agentId, code, purpose: 'renew' }))) throw refusal(1006)
    await giveBackGuess(tx, otpGuess(csId, visit.source))
    const actor = { type: 'agent', id: csId } as const
    await audit(tx, { actor, action: 'otp.renew_codes', target: { type: 'agent', id: csId }, ip: visit.ip })
    return issueRecoveryCodes(tx, agentId)
  })
  return { recovery_codes: recoveryCodes }
}
