import type { SessionStatus } from '../contract.ts'

export type ActorType = 'customer' | 'agent' | 'system' | 'bot'
type From = SessionStatus | 'none'

interface Transition {
  readonly from: From
  /** The first is meant unless another is named. */
  readonly to: readonly [SessionStatus, ...SessionStatus[]]
  readonly actors: readonly ActorType[]
}

/**
 * The life of a session as data. What is not here does not happen; doing again what one has done (T18) is no transition.
 * That an agent acts says nothing of which agent: whose session it is, and who supervises, is asked beside.
 */
export const transitions = {
  T01: { from: 'none', to: ['ai'], actors: ['customer'] },
  T02: { from: 'none', to: ['pending'], actors: ['customer', 'system'] },
  T03: { from: 'ai', to: ['ai'], actors: ['bot'] },
  T04: { from: 'ai', to: ['pending'], actors: ['customer', 'bot', 'system'] },
  T05: { from: 'ai', to: ['manual'], actors: ['agent'] },
  T06: { from: 'pending', to: ['manual'], actors: ['agent'] },
  T07: { from: 'pending', to: ['manual'], actors: ['system'] },
  T08: { from: 'pending', to: ['ai'], actors: ['customer', 'agent', 'system'] },
  T09: { from: 'pending', to: ['closed'], actors: ['agent', 'system'] },
  T10: { from: 'manual', to: ['manual'], actors: ['agent', 'system'] },
  T11: { from: 'manual', to: ['pending'], actors: ['agent', 'system'] },
  T12: { from: 'manual', to: ['ai'], actors: ['agent'] },
  T13: { from: 'manual', to: ['closed'], actors: ['agent', 'system'] },
  T14: { from: 'ai', to: ['closed'], actors: ['agent', 'system'] },
  T15: { from: 'none', to: ['ai', 'pending'], actors: ['customer', 'system'] },
  T16: { from: 'closed', to: ['pending', 'ai'], actors: ['customer', 'system'] },
  T17: { from: 'closed', to: ['manual'], actors: ['agent'] },
} as const satisfies Record<string, Transition>

export type TransitionId = keyof typeof transitions

export interface Actor {
  readonly type: ActorType
  readonly id?: string
  /** As colleagues call them. */
  readonly name?: string
  /** Supervises: may do with a session of another what its assignee may, and it is audited. */
  readonly mayForce?: boolean
  readonly ip?: string | undefined
}

export const mayMove = (
  id: TransitionId,
  from: From,
  actor: Pick<Actor, 'type'>,
  to: SessionStatus = transitions[id].to[0],
): boolean => {
  const transition: Transition = transitions[id]
  return transition.from === from && transition.to.includes(to) && transition.actors.includes(actor.type)
}

/** The transition that closes a session from where it is. */
export const closing = { pending: 'T09', manual: 'T13', ai: 'T14' } as const satisfies Partial<
  Record<SessionStatus, TransitionId>
>
