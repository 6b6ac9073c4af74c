import type { DurableFrame } from '../contract.ts'

/** Whoever serves is told these of every session, so that nobody waits for one that somebody has. */
export const lifeKinds = [
  'new_pending_session',
  'session_accepted',
  'session_requeued',
  'session_released',
  'session_reopened',
  'session_transferred',
  'session_closed',
] as const satisfies DurableFrame['type'][]

/** Between who asks, who is asked, and supervisors. */
export const transferKinds = [
  'session_transfer_requested',
  'transfer_declined',
  'transfer_cancelled',
  'transfer_expired',
] as const satisfies DurableFrame['type'][]

/** What time makes of a session. */
export const timeKinds = ['session_waiting', 'session_overdue'] as const satisfies DurableFrame['type'][]

const life = new Set<string>(lifeKinds)
const transfer = new Set<string>(transferKinds)

export const isLife = (kind: string): boolean => life.has(kind)
export const isTransfer = (kind: string): boolean => transfer.has(kind)
