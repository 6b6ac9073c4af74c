import type { Handle } from '../../../platform/db.ts'
import { moveLoad, releaseLoad, type TakeOptions, takeLoad } from '../../agents/index.ts'
import { type Draft, move, statusOf } from './draft.ts'
import { type Actor, mayMove, type TransitionId } from './transitions.ts'

export interface Handover extends TakeOptions {
  readonly transition: TransitionId
  /** Whose session it becomes. */
  readonly csId: string
  readonly actor: Actor
  readonly reason?: string | undefined
  readonly note?: string | undefined
}

/** The session becomes an agent's: they have a place less and whoever had it one more. Refused, nothing has changed. */
export async function giveTo(
  tx: Handle,
  draft: Draft,
  { transition, csId, actor, reason, note, overload }: Handover,
): Promise<{ readonly name: string } | 'full' | 'unknown' | 'wrong_state'> {
  const { session } = draft
  const before = session.manualCsId
  if (!mayMove(transition, statusOf(draft), actor)) return 'wrong_state'
  const agent = await (before === null ? takeLoad(tx, csId, { overload }) : moveLoad(tx, before, csId, { overload }))
  if (typeof agent === 'string') return agent
  session.manualCsId = session.lastCsId = csId
  session.manualCsName = session.lastCsName = agent.name
  session.manualSince = draft.now
  session.lastAgentAt = session.acceptKey = session.excludedCsId = session.closedAt = session.closeReason = null
  session.closedFrom = null
  move(draft, transition, actor, { reason, note })
  return agent
}

/** It is nobody's any more; called after the move, which names whose it was. */
export async function takeAway(tx: Handle, { session }: Draft): Promise<void> {
  const { manualCsId } = session
  session.manualCsId = session.manualCsName = session.manualSince = null
  if (manualCsId !== null) await releaseLoad(tx, manualCsId)
}

/** Whose session it is may hand it on; a session of somebody else only who supervises, or the desk itself. */
export const mayHandOn = ({ session }: Draft, { type, id, mayForce = false }: Actor): boolean =>
  type !== 'agent' || session.manualCsId === null || session.manualCsId === id || mayForce

/** A supervisor does what only the assignee may: such an act is audited. */
export const isForced = ({ session }: Draft, { type, id }: Actor): boolean =>
  type === 'agent' && session.manualCsId !== null && session.manualCsId !== id
