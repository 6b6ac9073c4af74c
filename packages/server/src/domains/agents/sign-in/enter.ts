import { type Handle, sql } from '../../../platform/db.ts'
import { giveBackGuess, rememberSource, useOtp } from '../../access/index.ts'
import type { LoginResponse } from '../contract.ts'
import { readmitAgents } from '../left.ts'
import { refusal } from '../refusal.ts'
import { refreshRoles } from '../roles/refresh.ts'
import { type Agent, agentColumns, presentAgent } from '../rows.ts'
import { issueToken, type NewToken } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { type KnownAgent, lockAgent } from './known-agent.ts'
import { register } from './register.ts'
import { otpGuess } from './second-factor.ts'

export interface Entry {
  readonly userId: string
  readonly otpCode: string | undefined
  readonly visit: Visit
  /** Spends what is good once; throws when that is gone. */
  readonly admit: (tx: Handle) => Promise<void>
  /** How somebody new is called; undefined: nobody new may come in this way. */
  readonly newcomer: { readonly name: string } | undefined
  /** The stored name changes to this, and to nothing else. */
  readonly directoryName: string | undefined
  readonly token: Pick<NewToken, 'source' | 'proof' | 'degraded' | 'ttlSeconds'>
  /** It is a program that signs in: nobody is there, and nobody could set up a second factor. */
  readonly isProgram?: boolean
}

/** The last step of every sign-in, in one transaction: the second factor, the agent's row, the token. */
export async function enter(deps: SignInDeps, entry: Entry): Promise<LoginResponse> {
  const { userId, visit, token: kind } = entry
  const answer = await deps.db.tx(async (tx) => {
    const known = await findOrRegister(tx, deps, entry)
    await entry.admit(tx)
    if (known.otpEnabled === 1) await spendCode(tx, deps, known, entry)
    const mustEnrol = known.otpEnabled === 0 && known.roles.some((role) => deps.otpRequiredRoles.includes(role))
    if (mustEnrol && entry.isProgram) throw mustEnrolFirst()
    const agent = await goOnline(tx, known.id, entry)
    const { ip, userAgent } = visit
    const token = await issueToken(tx, {
      ...kind,
      agentId: agent.id,
      otpForRoles: deps.otpRequiredRoles,
      origin: { ip, userAgent },
    })
    await rememberSource(tx, agent.id, visit.source)
    return {
      ...presentAgent(agent),
      token,
      ...(kind.degraded && { degraded: true }),
      ...(mustEnrol && { otp_setup_required: true }),
    }
  })
  deps.log.info({ userId, proof: kind.proof, degraded: kind.degraded ?? false }, 'An agent signed in.')
  return answer
}

async function findOrRegister(tx: Handle, deps: SignInDeps, { userId, newcomer }: Entry): Promise<KnownAgent> {
  await refreshRoles(tx, userId)
  const first = await lockAgent(tx, userId)
  if (first && !first.isActive && first.hasLeft && newcomer) await readmitAgents(tx, [userId])
  if (!first) {
    if (!newcomer) throw refusal(1012)
    await register(tx, deps, { userId, name: newcomer.name })
  }
  const agent = first?.isActive ? first : await lockAgent(tx, userId)
  if (!agent?.isActive || agent.roles.length === 0) throw refusal(1012)
  return agent
}

async function spendCode(
  tx: Handle,
  { sealer }: SignInDeps,
  agent: KnownAgent,
  { otpCode, visit }: Entry,
): Promise<void> {
  if (!otpCode || !(await useOtp(tx, sealer, { agentId: agent.id, code: otpCode, purpose: 'login' })))
    throw refusal(1006)
  await giveBackGuess(tx, otpGuess(agent.userId, visit.source))
}

async function goOnline(
  tx: Handle,
  agentId: string,
  { directoryName, isProgram = false }: Pick<Entry, 'directoryName' | 'isProgram'>,
): Promise<Agent> {
  const agent = await tx.one<Agent>(sql`
    update agents set status = case when ${isProgram} then status else 'online' end, name = coalesce(${directoryName ?? null}::text, name), updated_at = now()
    where id = ${agentId} returning ${agentColumns}`)
  if (!agent) throw refusal(1012)
  return agent
}

const mustEnrolFirst = () => refusal(1002, { reason: 'otp_setup_required' }, '请先在工作台绑定动态口令（OTP）')
