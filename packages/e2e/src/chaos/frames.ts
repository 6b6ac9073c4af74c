import type { ServerFrame } from '@yingda/server/domains/sessions/contract'

/** A frame that tells a fact about a session; it carries a cursor. */
export type Fact = Extract<ServerFrame, { session: unknown }>

/** Undefined for what the contract does not know. */
export function readFrame(text: string): ServerFrame | undefined {
  const value: unknown = JSON.parse(text)
  return isFrame(value) ? value : undefined
}

/** Known, and nothing to whoever watches conversations: who is there, what customers and tags are. */
export function isAside(text: string): boolean {
  const value: unknown = JSON.parse(text)
  if (!isRecord(value) || typeof value.type !== 'string' || typeof value.cursor !== 'string') return false
  return asides.has(value.type) && isRecord(value.data)
}

const asides = new Set(['agent_status_changed', 'customer_updated', 'tags_updated'])

/** Whether a fact comes after another in the feed: `<transaction>.<id>`, both too long for a number. */
export function isAfter(cursor: string, other: string): boolean {
  const [xid, id] = parts(cursor)
  const [otherXid, otherId] = parts(other)
  return xid === otherXid ? id > otherId : xid > otherXid
}

function parts(cursor: string): [bigint, bigint] {
  const [xid = '0', id = '0'] = cursor.split('.')
  return [BigInt(xid), BigInt(id)]
}

const plainFrames: Record<string, readonly string[]> = {
  ready: ['cursor'],
  resumed: ['cursor'],
  reset: ['cursor'],
  pong: [],
  error: ['message'],
  session_bound: ['sessionId'],
  session_unbound: ['sessionId'],
}

const factData: Record<string, readonly string[]> = {
  new_message: ['msgId', 'content'],
  message_status: ['msgId', 'status'],
  new_pending_session: [],
  session_accepted: [],
  session_closed: [],
  session_updated: [],
  session_waiting: [],
  session_overdue: [],
  session_requeued: [],
  session_reopened: [],
}

function isFrame(value: unknown): value is ServerFrame {
  if (!isRecord(value) || typeof value.type !== 'string') return false
  const plain = plainFrames[value.type]
  if (plain) return haveText(value, plain)
  const data = factData[value.type]
  if (!data || !isRecord(value.data) || !isRecord(value.session)) return false
  return (
    haveText(value, ['sessionId', 'cursor']) &&
    haveText(value.session, ['sessionId', 'customerId']) &&
    haveText(value.data, data)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const haveText = (value: Record<string, unknown>, names: readonly string[]) =>
  names.every((name) => typeof value[name] === 'string')
