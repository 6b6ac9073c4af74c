import { randomBytes } from 'node:crypto'
import type { Sealer } from '../../../platform/sealed.ts'

const secretBytes = 32

/** As Standard Webhooks writes them. */
export const newSigningSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`

/** A secret of another webhook does not open here. */
const contextOf = (webhookId: string): string => `webhook ${webhookId}`

export const sealSecret = (sealer: Sealer, webhookId: string, secret: string): string =>
  sealer.seal(secret, contextOf(webhookId))

/** Throws when no key of ours opens it. */
export const openSecret = (sealer: Sealer, webhookId: string, sealed: string): string =>
  sealer.open(sealed, contextOf(webhookId)).text
