import type { SessionStatus } from '../contract.ts'
import { type Action, supervisors } from './actions.ts'

interface ModelTransfer {
  readonly from: string
  readonly to: string
  status: string
  by: string | undefined
}

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

/** What of a session is not compared as it is stored, and decides what happens next. */
interface Known extends ModelSession {
  last: string | null
  closedFrom: SessionStatus | null
  isLongAgo: boolean
  transfer: ModelTransfer | undefined
}

export interface Model {
  /** Sessions of each customer, oldest first. */
  readonly customers: ReadonlyMap<string, readonly ModelSession[]>
  readonly loads: ReadonlyMap<string, number>
  /** Carries the action out and says what the desk must answer. */
  expect(action: Action): string
}

const missesBeforeHandoff = 3
const mayForce = (agent: string) => supervisors.includes(agent)

/** A desk without database, in as few words as possible: what a session is, told a second time. */
export function createModel(capacity: Readonly<Record<string, number>>): Model {
  const customers = new Map<string, Known[]>()
  const loads = new Map(Object.keys(capacity).map((id) => [id, 0]))

  /** Who does what is being done. */
  let acting: string | undefined

  const newest = (id: string) => customers.get(id)?.at(-1)
  const load = (id: string, by: number) => loads.set(id, (loads.get(id) ?? 0) + by)
  const isFull = (id: string) => (loads.get(id) ?? 0) >= (capacity[id] ?? 0)

  function write(session: Known): void {
    session.messages++
    session.seq++
  }
  /** Every change of status is told to the customer. */
  function move(session: Known, status: SessionStatus, agent: string | null = null): void {
    if (status === 'closed') session.closedFrom = session.status
    if (session.agent !== null) load(session.agent, -1)
    if (agent !== null) load(agent, 1)
    if (session.transfer?.status === 'requested') Object.assign(session.transfer, { status: 'cancelled', by: acting })
    session.last = agent ?? session.last
    session.agent = agent
    session.status = status
    session.isLongAgo = false
    session.events++
    session.seq++
    if (status === 'ai' || status === 'pending') session.misses = 0
  }
  function begin(id: string): Known {
    const session: Known = {
      ...{ status: 'ai', agent: null, misses: 0, messages: 0, seq: 0, events: 1 },
      ...{ last: null, closedFrom: null, isLongAgo: false, transfer: undefined },
    }
    customers.set(id, [...(customers.get(id) ?? []), session])
    return session
  }
  function said(id: string, asksForPerson: boolean): void {
    const open = newest(id)
    const isOver = !open || (open.status === 'closed' && open.isLongAgo)
    const session = isOver ? begin(id) : open
    if (session.status === 'closed') reopened(session)
    write(session)
    if (asksForPerson && session.status === 'ai') move(session, 'pending')
  }
  function reopened(session: Known): void {
    move(session, session.closedFrom === 'manual' ? 'pending' : 'ai')
    if (session.status === 'ai') session.seq-- // The bot needs no introduction.
  }
  function botAnswers(session: Known | undefined, missed: boolean): string {
    if (session?.status !== 'ai') return 'dropped'
    session.misses = missed ? session.misses + 1 : 0
    if (session.misses >= missesBeforeHandoff) move(session, 'pending')
    else write(session)
    return 'ok'
  }
  function give(session: Known, to: string): string {
    if (isFull(to)) return '40003'
    move(session, 'manual', to)
    return 'ok'
  }

  const commands: Record<string, (session: Known, by: string, to: string) => string> = {
    accepts(session, by) {
      if (session.status === 'manual' && session.agent !== by) return '40002'
      return session.status === 'pending' ? give(session, by) : '40001'
    },
    replies(session, by) {
      if (session.status !== 'manual') return '40001'
      if (session.agent !== by) return '40301'
      write(session)
      return 'ok'
    },
    closes(session, by) {
      if (session.status === 'closed') return 'ok'
      if (session.agent !== null && session.agent !== by && !mayForce(by)) return '40301'
      move(session, 'closed')
      return 'ok'
    },
    requeues(session, by) {
      if (session.status !== 'manual') return '40001'
      if (session.agent !== by && !mayForce(by)) return '40301'
      move(session, 'pending')
      return 'ok'
    },
    releases(session, by) {
      if (session.status !== 'manual' && session.status !== 'pending') return '40001'
      if (session.agent !== null && session.agent !== by && !mayForce(by)) return '40301'
      if (session.status === 'pending' && !mayForce(by)) return '1002'
      move(session, 'ai')
      return 'ok'
    },
    'takes over'(session, by) {
      if (!mayForce(by)) return '1002'
      if (session.agent === by) return 'ok'
      return session.status === 'closed' ? '40001' : give(session, by)
    },
    reassigns(session, by, to) {
      if (!mayForce(by)) return '1002'
      if (session.agent === to) return 'ok'
      return session.status === 'manual' ? give(session, to) : '40001'
    },
    reopens(session, by) {
      if (session.status !== 'closed') return '40001'
      return session.last !== by && !mayForce(by) ? '40301' : give(session, by)
    },
    'hands over'(session, by, to) {
      if (session.status !== 'manual') return '40001'
      if (session.agent !== by) return '40301'
      if (to === by) return '40000'
      if (session.transfer?.status === 'requested') return '40001'
      if (isFull(to)) return '40003'
      session.transfer = { from: by, to, status: 'requested', by: undefined }
      return 'ok'
    },
    'accepts transfer': (session, by) => answered(session, by, 'accepted'),
    'declines transfer': (session, by) => answered(session, by, 'declined'),
    'cancels transfer': (session, by) => answered(session, by, 'cancelled'),
    'desk assigns'(session, _by, to) {
      if (session.status !== 'pending') return 'wrong_state'
      return give(session, to) === 'ok' ? 'assigned' : 'full'
    },
    'desk requeues': (session) => byItself(session, session.status === 'manual', 'pending', 'requeued'),
    'desk releases': (session) => byItself(session, session.status === 'pending', 'ai', 'released'),
    'desk closes': (session) => byItself(session, session.status !== 'closed', 'closed', 'closed'),
    'desk says'(session) {
      if (session.status === 'closed') return 'wrong_state'
      session.seq++
      return 'said'
    },
  }
  function byItself(session: Known, may: boolean, to: SessionStatus, done: string): string {
    if (!may) return 'wrong_state'
    move(session, to)
    return done
  }
  function answered(session: Known, by: string, status: string): string {
    const { transfer } = session
    if (!transfer || !(mayForce(by) || by === transfer.to || by === transfer.from)) return '40401'
    if (by !== (status === 'cancelled' ? transfer.from : transfer.to) && !mayForce(by)) return '1002'
    if (transfer.status === status && transfer.by === by) return 'ok'
    if (transfer.status !== 'requested') return '40006'
    if (status === 'accepted' && isFull(transfer.to)) return '40003'
    transfer.status = status
    transfer.by = by
    if (status === 'accepted') move(session, 'manual', transfer.to)
    return 'ok'
  }

  return {
    customers,
    loads,
    expect(action) {
      const session = newest(action.customer)
      if (action.kind === 'bot') return botAnswers(session, action.missed)
      if (action.kind === 'time passes') {
        if (session?.status === 'closed') session.isLongAgo = true
        return 'ok'
      }
      if (action.kind === 'repeats') return 'ok'
      if (action.kind === 'says' || action.kind === 'asks') {
        said(action.customer, action.kind === 'asks')
        return 'ok'
      }
      acting = 'agent' in action ? action.agent : undefined
      const to = 'to' in action ? action.to : ''
      if (!session) return action.kind.startsWith('desk') ? 'wrong_state' : '40401'
      return commands[action.kind]?.(session, acting ?? '', to) ?? 'unknown'
    },
  }
}
