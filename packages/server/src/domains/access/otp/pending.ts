import { type Handle, sql } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { newTotpSecret } from './totp.ts'

/** Where a sealed secret belongs. */
export const otpContext = (agentId: string): string => `otp:${agentId}`

/**
 * A new secret that is not asked for until a code of it was given; a pending one is forgotten. undefined: the agent has
 * one that is in use, which is never shown again.
 */
export async function startOtp(tx: Handle, sealer: Sealer, agentId: string): Promise<string | undefined> {
  if (await isOtpEnabled(tx, agentId)) return undefined
  const secret = newTotpSecret()
  await tx.run(sql`delete from agent_otps where agent_id = ${agentId}`)
  await tx.run(sql`
    insert into agent_otps (agent_id, secret) values (${agentId}, ${sealer.seal(secret, otpContext(agentId))})`)
  return secret
}

/** Locks the agent: whatever changes a second factor begins with this. */
export async function isOtpEnabled(tx: Handle, agentId: string): Promise<boolean> {
  const agent = await tx.one<{ enabled: boolean }>(sql`
    select otp_enabled = 1 as enabled from agents where id = ${agentId} for update`)
  return agent?.enabled ?? false
}

export const hasOtpSecret = async (db: Handle, agentId: string): Promise<boolean> =>
  (await db.one(sql`select 1 from agent_otps where agent_id = ${agentId}`)) !== undefined
