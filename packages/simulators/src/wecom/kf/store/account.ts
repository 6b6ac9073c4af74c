import { Ring } from '../../../common/ring.ts'
import { ItemLog } from './item-log.ts'
import type { KfEmitted, KfSent } from './records.ts'
import { Servicers } from './servicers.ts'
import { type KfSession, newSession } from './session.ts'

/** One KF account: its servicers, its sessions, what it emitted and what was sent through it. */
export interface KfAccount {
  readonly openKfid: string
  name: string
  mediaId: string
  /** Whether the app manages it (可调用接口的应用). */
  assigned: boolean
  readonly servicers: Servicers
  readonly log: ItemLog
  readonly sessions: Map<string, KfSession>
  /** The msgids of every message sent through it. */
  readonly msgids: Set<string>
  /** Tokens of its doorbells, with the end of each in milliseconds. */
  readonly tokens: Map<string, number>
  readonly emitted: Ring<KfEmitted>
  readonly sent: Ring<KfSent>
  readonly refused: Record<string, number>
  readonly doorbells: { rung: number; dropped: number }
}

export interface NewAccount {
  readonly openKfid: string
  readonly name: string
  readonly mediaId: string
  readonly servicers: readonly string[]
  /** Signs the cursors. */
  readonly key: string
  readonly firstPlace: number
  /** How much of the ledger is kept. */
  readonly capacity: number
}

export function newAccount({ openKfid, name, mediaId, servicers, key, firstPlace, capacity }: NewAccount): KfAccount {
  return {
    openKfid,
    name,
    mediaId,
    assigned: true,
    servicers: new Servicers(servicers),
    log: new ItemLog(`${key}|${openKfid}`, firstPlace),
    sessions: new Map(),
    msgids: new Set(),
    tokens: new Map(),
    emitted: new Ring(capacity),
    sent: new Ring(capacity),
    refused: {},
    doorbells: { rung: 0, dropped: 0 },
  }
}

export function sessionOf(account: KfAccount, customer: string): KfSession {
  const known = account.sessions.get(customer)
  if (known) return known
  const session = newSession(customer)
  account.sessions.set(customer, session)
  return session
}
