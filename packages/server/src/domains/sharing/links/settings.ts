import type { ShareTokenBody } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { parseIsoTime } from '../times.ts'
import { originOf } from './origin.ts'

/** What an owner sets about a link, as it is stored. Absent: not said. */
export interface LinkSettings {
  readonly name?: string | null
  readonly expiresAt?: Date | null
  readonly perMinute?: number
  readonly perVisitorDay?: number | null
  readonly total?: number | null
  readonly allowedOrigins?: string[]
}

/** Throws for what the shape alone does not refuse: the date first. */
export function settingsFrom(body: ShareTokenBody): LinkSettings {
  const { name, expires_at: expiry, per_minute: perMinute, per_visitor_day: perVisitorDay, total } = body
  if (name?.includes('\0')) throw refusal('not_storable')
  return {
    ...(expiry !== undefined && { expiresAt: expiryFrom(expiry) }),
    ...(name !== undefined && { name: name || null }),
    ...(perMinute !== undefined && { perMinute }),
    ...(perVisitorDay !== undefined && { perVisitorDay }),
    ...(total !== undefined && { total }),
    ...(body.allowed_origins && { allowedOrigins: originsFrom(body.allowed_origins) }),
  }
}

/** A moment that is past already is allowed: such a link is dead on arrival. */
function expiryFrom(text: string | null): Date | null {
  if (!text) return null
  const time = parseIsoTime(text)
  if (!time) throw refusal('bad_expires_at')
  return time
}

function originsFrom(texts: readonly string[]): string[] {
  const origins = texts.map((text) => {
    const origin = originOf(text)
    if (origin === undefined) throw refusal('bad_origin')
    return origin
  })
  return [...new Set(origins)]
}
