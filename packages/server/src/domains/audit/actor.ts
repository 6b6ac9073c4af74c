import type { AuditEntry } from './record.ts'

/** Whose act it is, and from where. */
export type Actor = Pick<AuditEntry, 'actor' | 'ip'>

interface Asking {
  readonly principal: { readonly csId: string }
  readonly ip: string
}

/** The one who sent a request, by their token. */
export const actorOf = ({ principal, ip }: Asking): Actor => ({ actor: { type: 'agent', id: principal.csId }, ip })
