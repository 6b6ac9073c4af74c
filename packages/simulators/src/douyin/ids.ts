import { createHash, randomBytes } from 'node:crypto'
import { sealed, unsealed } from '../common/sealed.ts'

/** What the id of something that may be answered says, so that it can still be after a restart. */
export interface IdParts {
  readonly kind: 'message' | 'enter'
  readonly business: string
  readonly customer: string
  readonly atMs: number
}

/** Opaque, like `@…==`: the id of a message that nobody answers. */
export const messageId = (): string => `@${randomBytes(48).toString('base64')}`

/** The id of what may be answered, opaque to everybody but us. */
export const answerableId = (secret: string, { kind, business, customer, atMs }: IdParts): string =>
  `@${sealed(secret, [kind, business, customer, atMs])}`

/** What such an id says, if we made it. */
export function partsOf(secret: string, id: string): IdParts | undefined {
  const [kind, business, customer, atMs] = unsealed(secret, id.slice(1)) ?? []
  if (kind !== 'message' && kind !== 'enter') return undefined
  return { kind, business: String(business), customer: String(customer), atMs: Number(atMs) }
}

/** The same two people have the same conversation, also after a restart. */
export const conversationId = (business: string, customer: string): string =>
  `@${createHash('sha384').update(`${business}|${customer}`).digest('base64')}==`

/** What `Msg-Id` holds: the same for every attempt of one webhook. */
export const deliveryId = (): string => randomBytes(16).toString('hex')

export const logId = (): string => `2025${randomBytes(15).toString('hex').toUpperCase()}`
