import type { AuditEntry } from './record.ts'

/** Whose act it is, and from where. */
export type Actor = Pick<AuditEntry, 'actor' | 'ip'>

interface Asking {
  readonly principal: { readonly csId: string; readonly key?: { readonly id: string } }
  readonly ip: string
}

/** The one who sent a request, by their token. */
export const actorOf = ({ principal: { csId, key }, ip }: Asking): Actor => ({
  actor: key ? { type: 'api_key', id: key.id } : { type: 'agent', id: csId },
  ip,
})
