import { generateSecret, generateURI, verify } from 'otplib'
import { toDataURL } from 'qrcode'

const toleranceSeconds = 30

/** 160 bits in 32 letters. */
export const newTotpSecret = (): string => generateSecret()

/** What an authenticator app scans: RFC 6238 with SHA-1, 6 digits and 30 s, which is what all of them can do. */
export const totpUri = (issuer: string, name: string, secret: string): string =>
  generateURI({ issuer, label: name, secret })

/** A PNG as a data URL, large enough for the camera of a telephone. */
export const qrCodeOf = (text: string): Promise<string> => toDataURL(text, { errorCorrectionLevel: 'M', scale: 6 })

/** The time step whose code this is; the one before and the one after count too, for clocks that differ. */
export async function stepOf(secret: string, code: string, atSeconds: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const result = await verify({ secret, token: code, epoch: Math.floor(atSeconds), epochTolerance: toleranceSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
