import { type Handle, sql } from '../../../platform/db.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import { otpContext } from './pending.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { stepOf } from './totp.ts'

export interface OtpUse {
  readonly agentId: string
  readonly code: string
  readonly purpose: 'enrol' | 'login' | 'unbind' | 'renew'
}

/**
 * Uses up a code of the authenticator app, or a recovery code. false: wrong, used already, or there is no secret.
 * Part of the transaction of what the code is given for, so a code is spent only on something that was done.
 */
export async function useOtp(tx: Handle, sealer: Sealer, { agentId, code, purpose }: OtpUse): Promise<boolean> {
  const typed = code.trim().replaceAll(' ', '')
  if (!/^\d{6}$/.test(typed)) return purpose !== 'enrol' && useRecoveryCode(tx, agentId, typed)
  const stored = await tx.one<{ secret: string; at: number }>(sql`
    select secret, extract(epoch from clock_timestamp())::float8 as at from agent_otps where agent_id = ${agentId}`)
  if (!stored) return false
  const { text: secret, stale } = sealer.open(stored.secret, otpContext(agentId))
  const step = await stepOf(secret, typed, stored.at)
  if (step === undefined || !(await useStep(tx, agentId, purpose, step))) return false
  if (stale) await reseal(tx, sealer, agentId, secret)
  return true
}

/** Compare and set: of two who bring one code, on whatever nodes, one is let in. An older code is as dead as a used one. */
const useStep = async (tx: Handle, agentId: string, purpose: OtpUse['purpose'], step: number): Promise<boolean> =>
  (await tx.run(sql`
    insert into otp_steps (agent_id, purpose, last_step) values (${agentId}, ${purpose}, ${step}::bigint)
    on conflict (agent_id, purpose) do update set last_step = excluded.last_step
    where otp_steps.last_step < excluded.last_step`)) === 1

const reseal = (tx: Handle, sealer: Sealer, agentId: string, secret: string) =>
  tx.run(sql`update agent_otps set secret = ${sealer.seal(secret, otpContext(agentId))} where agent_id = ${agentId}`)
