import { addChange, type Draft, move } from '../state/draft.ts'
import type { Session } from '../state/rows.ts'
import type { Actor } from '../state/transitions.ts'

/** How long after the end a customer who writes finds the same session again. */
export interface ReopenRule {
  /** 0: the end is the end, and who writes begins a new session. */
  readonly windowMinutes: number
}

/** The end is the end. */
export const noReopening: ReopenRule = { windowMinutes: 0 }

/**
 * T16. Who writes soon after the end goes on with the same session: with an agent before, or without a bot, they wait
 * for one again, the others begin with the bot again. False when it is too late, and what was written begins a new one.
 */
export function reopenFor(draft: Draft, actor: Actor, at: Date, rule: ReopenRule): boolean {
  const { session, now } = draft
  if (!isSoonEnough(session, at, rule)) return false
  const hadAgent = session.closedFrom === null ? session.lastCsId !== null : session.closedFrom === 'manual'
  const to = hadAgent || session.botId === null ? 'pending' : 'ai'
  const reason = 'customer_wrote'
  if (!move(draft, 'T16', actor, { reason, to })) return false
  session.closedAt = session.closeReason = session.closedFrom = null
  session.excludedCsId = null
  session.priority = 'normal'
  session.botMisses = 0
  session.botAnswers = 0
  session.handoffReason = to === 'pending' ? 'reopened' : null
  session.pendingSince = to === 'pending' ? now : null
  tellReopened(draft, actor, reason)
  return true
}

const isSoonEnough = ({ closedAt }: Session, at: Date, { windowMinutes }: ReopenRule): boolean =>
  closedAt !== null && windowMinutes > 0 && at.getTime() <= closedAt.getTime() + windowMinutes * 60_000

/** It waits for an agent again, and the customer has not been told yet. */
export const waitsAgain = ({ session, events, messages }: Draft): boolean =>
  session.status === 'pending' &&
  events.at(-1)?.transition === 'T16' &&
  !messages.some(({ msgType }) => msgType === 'system')

/** Everybody hears that it is open again, and whose it is. */
export function tellReopened(draft: Draft, actor: Actor, reason: string): void {
  const { session, now } = draft
  addChange(draft, {
    kind: 'session_reopened',
    data: {
      status: session.status,
      by: actor.id ?? actor.type,
      reason,
      reopenedAt: now.toISOString(),
      ...(session.manualCsId !== null && { manualCsId: session.manualCsId, csName: session.manualCsName ?? '' }),
    },
  })
}
