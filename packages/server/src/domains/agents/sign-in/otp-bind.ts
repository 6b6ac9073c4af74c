import { qrCodeOf, startOtp, totpUri } from '../../access/index.ts'
import type { Principal } from '../principal.ts'
import { refusal } from '../refusal.ts'
import type { SignInDeps } from './deps.ts'

/** A new secret, as a picture and in letters. One that is in use is never shown again. */
export async function bindOtp({ db, log, sealer, otpIssuer }: SignInDeps, { agentId, csId, name }: Principal) {
  const secret = await db.tx((tx) => startOtp(tx, sealer, agentId))
  if (secret === undefined) throw refusal(1011)
  log.info({ userId: csId }, 'An agent began to set up a second factor.')
  return { qr_code: await qrCodeOf(totpUri(otpIssuer, name, secret)), secret }
}
