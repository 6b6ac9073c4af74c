import type { Handle } from '../../../platform/db.ts'
import { addQueueLine, type QueueLines, wordQueueLines } from '../sending/queue-line.ts'
import { save } from '../state/save.ts'
import { toPending } from './handoff-to.ts'
import { draftsFor } from './open-drafts.ts'
import { type ReopenRule, waitsAgain } from './reopened.ts'

export interface PressForPerson {
  readonly accountId: string
  readonly customerRef: string
  readonly traceId: string
  readonly at: Date
}

/**
 * T04 by a button instead of words, or the beginning of a session that waits (T02, T15, T16) when there is none. Who waits
 * or is served already stays where they are.
 */
export async function pressForPerson(
  tx: Handle,
  { accountId, customerRef, traceId, at }: PressForPerson,
  rule: ReopenRule,
  queueLines?: QueueLines,
): Promise<void> {
  const actor = { type: 'customer', id: customerRef } as const
  const drafts = await draftsFor(tx, [{ accountId, item: { customerRef } }], rule)
  const draft = drafts.openFor(accountId, customerRef, at, actor)
  const begins = draft.isNew && draft.events.length === 0
  if (waitsAgain(draft)) addQueueLine(draft, traceId)
  if (begins || draft.session.status === 'ai') toPending(draft, actor, 'customer_asked', traceId)
  if (draft.messages.length === 0) return
  await wordQueueLines(tx, [draft], queueLines)
  await save(tx, [draft])
}
