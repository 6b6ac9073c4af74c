import type { Change } from '../../../feed/index.ts'
import type { DurableFrame } from '../contract.ts'

/** For some of those who may see the session, whether or not they have it open. */
export const personalKinds = ['mentioned', 'session_read', 'session_rated'] as const satisfies DurableFrame['type'][]

const personal = new Set<string>(personalKinds)
export const isPersonal = (kind: string): boolean => personal.has(kind)

/** Is it for this agent? Mentions carry whom they name, by us; few as they are, each is read when it is handed out. */
export function isMeant({ kind, assignee, data }: Change, csId: string, supervises: boolean): boolean {
  if (kind !== 'mentioned') return assignee === csId || (kind === 'session_rated' && supervises)
  const { csIds }: Readonly<Record<string, unknown>> = JSON.parse(data ?? '{}')
  return Array.isArray(csIds) && csIds.includes(csId)
}
