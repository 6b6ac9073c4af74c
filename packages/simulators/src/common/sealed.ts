import { createHmac, randomBytes } from 'node:crypto'

const macBytes = 8

/** A text that looks opaque and tells its maker, also after a restart, what it stands for. No two are alike. */
export function sealed(secret: string, values: readonly (string | number)[]): string {
  const told = Buffer.from(JSON.stringify([randomBytes(6).toString('base64'), ...values]))
  return Buffer.concat([macOf(secret, told), told]).toString('base64')
}

/** What such a text stands for; `undefined` when it is not one of this secret. */
export function unsealed(secret: string, text: string): readonly (string | number)[] | undefined {
  const bytes = Buffer.from(text, 'base64')
  const [mac, told] = [bytes.subarray(0, macBytes), bytes.subarray(macBytes)]
  if (!macOf(secret, told).equals(mac)) return undefined
  const [, ...values]: (string | number)[] = JSON.parse(told.toString('utf8'))
  return values
}

const macOf = (secret: string, told: Buffer): Buffer =>
  createHmac('sha256', secret).update(told).digest().subarray(0, macBytes)
