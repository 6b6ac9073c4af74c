import { type Handle, sql } from '../../../platform/db.ts'
import { issueRecoveryCodes } from './recovery-codes.ts'

/** From now on the agent is always asked for a code. Returns the recovery codes, this once. */
export async function enableOtp(tx: Handle, agentId: string): Promise<string[]> {
  await tx.run(sql`update agents set otp_enabled = 1, updated_at = now() where id = ${agentId}`)
  return issueRecoveryCodes(tx, agentId)
}

/** The secret, its used codes and the recovery codes go together. */
export async function removeOtp(tx: Handle, agentId: string): Promise<void> {
  await tx.run(sql`update agents set otp_enabled = 0, updated_at = now() where id = ${agentId}`)
  await tx.run(sql`delete from agent_otps where agent_id = ${agentId}`)
}
