import { endViewers } from '../../../feed/index.ts'
import { type Handle, sql } from '../../../platform/db.ts'
import { may } from '../../access/contract.ts'
import { giveBackGuess, isOtpEnabled, removeOtp, useOtp } from '../../access/index.ts'
import { audit } from '../../audit/index.ts'
import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import { signOut } from '../sign-out.ts'
import { endTokensWhere } from '../tokens.ts'
import type { SignInDeps, Visit } from './deps.ts'
import { findAgent, type KnownAgent } from './known-agent.ts'
import { claimCode, otpGuess } from './second-factor.ts'

interface Unbinding {
  readonly holder: Principal
  /** Whose second factor; the holder's own unless said. */
  readonly userId: string | undefined
  readonly code: string | undefined
  readonly visit: Visit
}

/** A second factor is taken away with a fresh code of the one who asks: its owner, or an administrator who has one too. */
export async function unbindOtp(deps: SignInDeps, { holder, userId = holder.csId, code, visit }: Unbinding) {
  const isOwn = userId.toLowerCase() === holder.csId.toLowerCase()
  if (!isOwn && !may(holder.roles, 'agents.manage')) throw refusal(1002)
  const agent = await findAgent(deps.db, userId)
  if (!agent) throw refusal(1004)
  if (agent.otpEnabled === 1) await removeWithCode(deps, { holder, agent, code, visit, isOwn })
  else await deps.db.tx(async (tx) => void ((await isOtpEnabled(tx, agent.id)) || (await removeOtp(tx, agent.id))))
  deps.log.info({ userId: agent.userId, by: holder.csId }, 'A second factor was removed.')
  return { message: 'OTP已解绑' }
}

interface Removal extends Omit<Unbinding, 'userId'> {
  readonly agent: KnownAgent
  readonly isOwn: boolean
}

async function removeWithCode(deps: SignInDeps, { holder, agent, code, visit, isOwn }: Removal): Promise<void> {
  const asker = isOwn ? agent : await findAgent(deps.db, holder.csId)
  if (asker?.otpEnabled !== 1) throw refusal(1008, undefined, '请先为自己绑定OTP')
  if (!code?.trim()) throw refusal(1006)
  await claimCode(deps.db, holder.csId, visit.source)
  await deps.db.tx(async (tx) => {
    await lockBoth(tx, [agent.id, holder.agentId])
    if (!(await useOtp(tx, deps.sealer, { agentId: holder.agentId, code, purpose: 'unbind' }))) throw refusal(1006)
    await giveBackGuess(tx, otpGuess(holder.csId, visit.source))
    await removeOtp(tx, agent.id)
    if (isOwn) await endOthers(tx, holder)
    else await signOut(tx, [agent.id])
    const actor = { type: 'agent', id: holder.csId } as const
    await audit(tx, { actor, action: 'otp.unbind', target: { type: 'agent', id: agent.userId }, ip: visit.ip })
  })
}

/** In one order, so that two administrators who do it to each other do not wait for each other. */
const lockBoth = (tx: Handle, agentIds: readonly string[]) =>
  tx.run(sql`select 1 from agents where id = any (${agentIds}::text[]) order by id for update`)

async function endOthers(tx: Handle, { agentId, csId, tokenId }: Principal): Promise<void> {
  await endTokensWhere(tx, agentId, { but: tokenId })
  await tx.run(endViewers(sql`select ${csId}`))
}
