import { createHash } from 'node:crypto'
import type { Envelope } from './envelope.ts'
import { idOf } from './envelope.ts'

/**
 * The same thing told twice has the same key. Douyin's own advice is the header `Msg-Id`, but a delivery may come without
 * it (a sandbox, a proxy that drops unknown headers), and then the two tellings of one message would be two. So the key is
 * made of what the message says of itself wherever it does, and of the header only where there is nothing.
 */
export function keyOf(envelope: Envelope, header: string | undefined): string {
  const { event, from = '', to = '', content, whole } = envelope
  const own = idOf(content.server_message_id)
  if (own !== undefined) return messageKey(event, own, from, to)
  const told = idOf(header)
  if (told !== undefined) return digest('told', told)
  // `log_id` names a delivery, not what is delivered.
  const { log_id: _, ...rest } = whole
  return digest('said', JSON.stringify({ ...rest, content }))
}

/** Hashed, since an id alone may be longer than a key. */
export const messageKey = (event: string, id: string, from: string, to: string): string => digest(event, id, from, to)

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex')
