import type { Handle } from '../../../platform/db.ts'
import { claimGuess, type Guess } from '../../access/index.ts'
import type { OtpRequired } from '../contract.ts'
import { refusal } from '../refusal.ts'
import type { Visit } from './deps.ts'
import type { KnownAgent } from './known-agent.ts'

interface Asked {
  readonly agent: KnownAgent
  readonly code: string | undefined
  readonly visit: Visit
  readonly directoryName: string | undefined
}

/** Whoever has set up a second factor is asked for it. undefined: no code is needed, or one of few guesses was taken. */
export async function askForCode(
  db: Handle,
  { agent, code, visit, directoryName }: Asked,
): Promise<OtpRequired | undefined> {
  if (agent.otpEnabled === 0) return undefined
  if (!code?.trim()) {
    const name = directoryName ?? agent.name
    return { require_otp: true, message: '请输入OTP动态码', user_id: agent.userId, name }
  }
  await claimCode(db, agent.userId, visit.source)
  return undefined
}

export const otpGuess = (account: string, source: string): Guess => ({ account, kind: 'otp', source })

export async function claimCode(db: Handle, account: string, source: string): Promise<void> {
  if (!(await claimGuess(db, otpGuess(account, source)))) throw refusal(1013)
}
