import { Ring } from '../../../common/ring.ts'
import type { KfLine } from './records.ts'

/** 0 new, 1 answered by the API, 2 in the pool, 3 held by a servicer, 4 ended or not started. */
export type ServiceState = 0 | 1 | 2 | 3 | 4

/** One customer at one account. */
export interface KfSession {
  readonly customer: string
  state: ServiceState
  servicer: string | undefined
  /** Milliseconds since 1970; 0 = has never written. */
  lastCustomerAt: number
  /** Messages of the API since the customer's last one. */
  sentSince: number
  /** Counts the sessions of this customer; a code is bound to one of them. */
  round: number
  welcomedAt: number
  /** States for which this round has given a `msg_code` already. */
  coded: Set<ServiceState>
  readonly chat: Ring<KfLine>
}

export const windowMs = 48 * 3_600_000
export const sendsPerCustomerMessage = 5
const linesKept = 200

export function newSession(customer: string): KfSession {
  return {
    customer,
    state: 4,
    servicer: undefined,
    lastCustomerAt: 0,
    sentSince: 0,
    round: 0,
    welcomedAt: Number.NEGATIVE_INFINITY,
    coded: new Set(),
    chat: new Ring(linesKept),
  }
}

/** The state as of now: 48 h after the customer's last message a session has ended, and nobody is told. */
export function stateAt(session: KfSession, nowMs: number): ServiceState {
  return isOpen(session, nowMs) ? session.state : 4
}

export function isOpen({ lastCustomerAt }: KfSession, nowMs: number): boolean {
  return nowMs - lastCustomerAt <= windowMs
}

/** A customer message starts a new session after an ended one, and the count of replies begins anew. */
export function hearCustomer(session: KfSession, nowMs: number): void {
  if (stateAt(session, nowMs) === 4) {
    session.state = 0
    session.servicer = undefined
    session.round += 1
    session.coded = new Set()
  }
  session.lastCustomerAt = nowMs
  session.sentSince = 0
}

export function enterState(session: KfSession, state: ServiceState, servicer?: string): void {
  session.state = state
  session.servicer = servicer
}
