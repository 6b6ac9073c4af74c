import { generate } from 'otplib'
import type { TestDesk } from '../../../../testing/index.ts'

/** The code of an authenticator app, now or some steps of 30 s away. */
export const codeOf = (secret: string, steps = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * 30 })

/** A code of six digits that is none of the three that would be accepted. */
export async function wrongCode(secret: string): Promise<string> {
  const right = await Promise.all([-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
}

export interface Enrolled {
  readonly token: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** Signs somebody in and sets up their second factor. */
export async function enrol(desk: TestDesk, userId: string, token?: string): Promise<Enrolled> {
  const mine = token ?? (await desk.login(userId)).token
  const { data } = await desk.call('POST', '/api/agents/otp-bind', { token: mine })
  const body = { user_id: userId, otp_code: await codeOf(data.secret) }
  const verified = await desk.call('POST', '/api/agents/otp-verify', { token: mine, body })
  if (verified.status !== 200) throw new Error(`${userId} has no second factor: ${verified.message}`)
  return { token: mine, secret: data.secret, recoveryCodes: verified.data.recovery_codes }
}
