import fc from 'fast-check'
import type { SessionStatus } from '../contract.ts'

interface OfCustomer {
  readonly customer: string
}

export type Action = OfCustomer &
  (
    | { readonly kind: 'says' | 'asks' | 'repeats' }
    | { readonly kind: 'bot'; readonly missed: boolean }
    | { readonly kind: 'accepts' | 'replies' | 'closes'; readonly agent: string }
  )

/** Anything, by anybody, in any order; two agents and few customers, so that they get in each other's way. */
const customer = fc.constantFrom('c1', 'c1', 'c2', 'c3')
const agent = fc.constantFrom('anna', 'bert')
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ customer, kind: fc.constant('says' as const) }) },
  { weight: 3, arbitrary: fc.record({ customer, kind: fc.constant('asks' as const) }) },
  { weight: 1, arbitrary: fc.record({ customer, kind: fc.constant('repeats' as const) }) },
  { weight: 3, arbitrary: fc.record({ customer, kind: fc.constant('bot' as const), missed: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ customer, agent, kind: fc.constant('accepts' as const) }) },
  { weight: 2, arbitrary: fc.record({ customer, agent, kind: fc.constant('replies' as const) }) },
  { weight: 2, arbitrary: fc.record({ customer, agent, kind: fc.constant('closes' as const) }) },
)
export const actions = fc.array(action, { minLength: 10, maxLength: 60, size: 'max' })

export interface ModelSession {
  status: SessionStatus
  agent: string | null
  misses: number
  /** Of the customer, the bot and agents. */
  messages: number
  /** Of them and the desk's own lines. */
  seq: number
  events: number
}

export interface Model {
  /** Sessions of each customer, oldest first. */
  readonly customers: ReadonlyMap<string, readonly ModelSession[]>
  readonly loads: ReadonlyMap<string, number>
  /** Carries the action out and says what the desk must answer. */
  expect(action: Action): string
}

const missesBeforeHandoff = 3

/** A desk without database, in as few words as possible: what a session is, told a second time. */
export function createModel(capacity: Readonly<Record<string, number>>): Model {
  const customers = new Map<string, ModelSession[]>()
  const loads = new Map(Object.keys(capacity).map((id) => [id, 0]))

  const newest = (id: string) => customers.get(id)?.at(-1)
  const load = (id: string, by: number) => loads.set(id, (loads.get(id) ?? 0) + by)

  function write(session: ModelSession): void {
    session.messages++
    session.seq++
  }
  /** Every change of status is told to the customer. */
  function move(session: ModelSession, status: SessionStatus): void {
    session.status = status
    session.events++
    session.seq++
    if (status === 'pending') session.misses = 0
  }
  function opened(id: string): ModelSession {
    const open = newest(id)
    if (open && open.status !== 'closed') return open
    const session: ModelSession = { status: 'ai', agent: null, misses: 0, messages: 0, seq: 0, events: 1 }
    customers.set(id, [...(customers.get(id) ?? []), session])
    return session
  }
  function said(session: ModelSession, asksForPerson: boolean): void {
    write(session)
    if (asksForPerson && session.status === 'ai') move(session, 'pending')
  }
  function botAnswers(session: ModelSession, missed: boolean): string {
    if (session.status !== 'ai') return 'dropped'
    session.misses = missed ? session.misses + 1 : 0
    if (session.misses >= missesBeforeHandoff) move(session, 'pending')
    else write(session)
    return 'ok'
  }
  function accepted(session: ModelSession, by: string): string {
    if (session.status === 'manual' && session.agent !== by) return '40002'
    if (session.status !== 'pending') return '40001'
    if ((loads.get(by) ?? 0) >= (capacity[by] ?? 0)) return '40003'
    move(session, 'manual')
    session.agent = by
    load(by, 1)
    return 'ok'
  }
  function replied(session: ModelSession, by: string): string {
    if (session.status !== 'manual') return '40001'
    if (session.agent !== by) return '40301'
    write(session)
    return 'ok'
  }
  function closed(session: ModelSession, by: string): string {
    if (session.status === 'closed') return 'ok'
    if (session.agent !== null && session.agent !== by) return '40301'
    move(session, 'closed')
    if (session.agent !== null) load(session.agent, -1)
    session.agent = null
    return 'ok'
  }

  return {
    customers,
    loads,
    expect(action) {
      const session = newest(action.customer)
      if ('agent' in action) {
        const does = { accepts: accepted, replies: replied, closes: closed }[action.kind]
        return session ? does(session, action.agent) : '40401'
      }
      if (action.kind === 'bot') return session ? botAnswers(session, action.missed) : 'dropped'
      if (action.kind !== 'repeats') said(opened(action.customer), action.kind === 'asks')
      return 'ok'
    },
  }
}
