import type { SessionStatus } from './contract.ts'

export type ActorType = 'customer' | 'agent' | 'system' | 'bot'
type From = SessionStatus | 'none'

interface Transition {
  readonly from: From
  readonly to: SessionStatus
  readonly actors: readonly ActorType[]
}

/** The life of a session as data. What is not here does not happen. */
export const transitions = {
  T01: { from: 'none', to: 'ai', actors: ['customer'] },
  T02: { from: 'none', to: 'pending', actors: ['customer', 'system'] },
  T03: { from: 'ai', to: 'ai', actors: ['bot'] },
  T04: { from: 'ai', to: 'pending', actors: ['customer', 'bot', 'system'] },
  T06: { from: 'pending', to: 'manual', actors: ['agent'] },
  T09: { from: 'pending', to: 'closed', actors: ['agent', 'system'] },
  T13: { from: 'manual', to: 'closed', actors: ['agent', 'system'] },
  T14: { from: 'ai', to: 'closed', actors: ['agent', 'system'] },
} as const satisfies Record<string, Transition>

export type TransitionId = keyof typeof transitions

export interface Actor {
  readonly type: ActorType
  readonly id?: string
}

export const mayMove = (id: TransitionId, from: From, actor: Actor): boolean => {
  const transition: Transition = transitions[id]
  return transition.from === from && transition.actors.includes(actor.type)
}

/** The transition that closes a session from where it is. */
export const closing = { pending: 'T09', manual: 'T13', ai: 'T14' } as const satisfies Partial<
  Record<SessionStatus, TransitionId>
>
