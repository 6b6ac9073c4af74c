import { closeLoginState } from '../../access/index.ts'
import { audit } from '../../audit/index.ts'
import type { LoginBody, LoginResponse, OtpRequired } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { enter } from './enter.ts'
import { findAgent } from './known-agent.ts'
import { lookUp } from './look-up.ts'
import { prove } from './prove.ts'
import { askForCode } from './second-factor.ts'

/** Without the directory nobody stays for longer. */
const degradedSeconds = 3_600

/** Seed 0's sign-in: who comes, then whether they work here, then the second factor; nothing is written before all three. */
export async function login(
  deps: SignInDeps,
  body: LoginBody,
  visit: Visit,
  { isProgram = false } = {},
): Promise<LoginResponse | OtpRequired> {
  const comer = await prove(deps, body, visit)
  const person = await lookUp(deps, comer)
  const { userId, proof, state } = comer
  const degraded = person === 'unreachable'
  const directoryName = degraded ? undefined : person.name || undefined
  const known = await findAgent(deps.db, userId)
  if (!known && degraded) throw refusal(1003, { reason: 'directory_unreachable' })
  if (known && !known.isActive && (degraded || !known.hasLeft)) throw refusal(1012)
  const required = known && (await askForCode(deps.db, { agent: known, code: body.otp_code, visit, directoryName }))
  if (required) return required
  return enter(deps, {
    userId,
    isProgram,
    otpCode: body.otp_code,
    visit,
    admit: async (tx) => {
      if (state !== undefined && !(await closeLoginState(tx, state))) throw refusal(1001)
      if (degraded) await note(tx, userId, proof, visit)
    },
    newcomer: degraded ? undefined : { name: directoryName ?? (body.name?.trim() || userId) },
    directoryName,
    token: {
      source: 'agent',
      proof,
      degraded,
      ttlSeconds: degraded ? Math.min(deps.tokenTtlSeconds, degradedSeconds) : deps.tokenTtlSeconds,
    },
  })
}

const note = (tx: Parameters<typeof audit>[0], userId: string, proof: string, { ip }: Visit) =>
  audit(tx, {
    actor: { type: 'agent', id: userId },
    action: 'agent.sign_in_degraded',
    target: { type: 'agent', id: userId },
    details: { proof },
    ip,
  })
