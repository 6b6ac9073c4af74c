import type { Permission } from '@yingda/server/domains/access/contract'
import { can, type Name, type State } from '../people.ts'

/** A session as an operation is tried on it. */
export interface Target {
  readonly sessionId: string
  readonly customerId: string
  /** The newest message of the desk in it, or any. */
  readonly msgId: string
  readonly transferId?: string
}

export type Rule =
  /** Needs no token. */
  | { readonly kind: 'open' }
  /** Whoever is signed in, about themselves or the desk as a whole. */
  | { readonly kind: 'anyone' }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly body?: unknown }
  /** The owner asked the colleague to go on with a session; nobody else but supervisors sees the request. */
  | { readonly kind: 'transfer'; readonly may: (name: Name) => boolean }
  /** Whoever administers bots, each their own; of `/api/v1`, and told in its words. */
  | { readonly kind: 'bot admin'; readonly body?: unknown }
  /** Customers with an account: nobody of the staff. */
  | { readonly kind: 'end user' }
  | SessionRule

/** Whoever sees the session, or its customer, and of those whom `may` names. */
export interface SessionRule {
  readonly kind: 'session'
  readonly state: State
  readonly may: (name: Name) => boolean
  readonly body?: (name: Name, target: Target) => unknown
}

export const open: Rule = { kind: 'open' }
export const anyone: Rule = { kind: 'anyone' }
export const needs = (permission: Permission, body?: unknown): Rule => ({ kind: 'permission', permission, body })

export const botAdmin: Rule = { kind: 'bot admin' }
export const endUser: Rule = { kind: 'end user' }

export const everybody = () => true
export const assignee = (name: Name) => name === 'owner'
export const supervisor = (name: Name) => can(name, 'sessions.supervise')
export const askedOrSupervisor = (name: Name) => name === 'colleague' || supervisor(name)
export const assigneeOrSupervisor = (name: Name) => assignee(name) || supervisor(name)

export const on = (state: State, may: SessionRule['may'], body?: SessionRule['body']): SessionRule => ({
  kind: 'session',
  state,
  may,
  ...(body && { body }),
})

export type Rules = Readonly<Record<string, Rule>>
