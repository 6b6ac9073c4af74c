import { randomBytes } from 'node:crypto'
import type { Delivery } from '../../delivery/records.ts'
import type { JsonObject } from '../../http/fields.ts'
import type { State } from '../state.ts'
import type { World } from '../world.ts'
import { ring } from './doorbell.ts'
import { type KfAccount, sessionOf } from './store/account.ts'
import type { KfItem } from './store/item-log.ts'
import type { KfEmitted, KfLine } from './store/records.ts'

/** What an account emitted, and how its doorbell went: `undefined` when none was rung. It never rejects. */
export interface Emitted {
  readonly msgid: string
  readonly open_kfid: string
  readonly external_userid: string
  readonly outcome: Promise<Delivery | undefined>
}

/** A message of the customer (origin 3), or of a servicer who writes inside WeCom (5). */
export function emitMessage(
  world: World,
  account: KfAccount,
  said: { customer: string; msgtype: string; content: JsonObject; text: string; servicer?: string; doorbell?: boolean },
): Emitted {
  const { customer, msgtype, content, text, servicer } = said
  const stamp = stampOf(world.state)
  const item: KfItem = {
    msgid: stamp.msgid,
    open_kfid: account.openKfid,
    external_userid: customer,
    send_time: stamp.seconds,
    origin: servicer === undefined ? 3 : 5,
    ...(servicer !== undefined && { servicer_userid: servicer }),
    msgtype,
    [msgtype]: content,
  }
  const line: KfLine = {
    id: stamp.msgid,
    side: servicer === undefined ? 'me' : 'desk',
    at: stamp.at,
    msgtype,
    text,
    content,
    ...(servicer !== undefined && { servicer }),
  }
  show(world.state, account, customer, line)
  return append(world, account, item, { customer, text, doorbell: said.doorbell ?? true })
}

/** An event (origin 4). Its ids stand inside the event, not at the top. */
export function emitEvent(world: World, account: KfAccount, event: JsonObject & { event_type: string }): Emitted {
  const stamp = stampOf(world.state)
  const item: KfItem = {
    msgid: stamp.msgid,
    open_kfid: account.openKfid,
    send_time: stamp.seconds,
    origin: 4,
    msgtype: 'event',
    event: { ...event, open_kfid: account.openKfid },
  }
  const customer = typeof event.external_userid === 'string' ? event.external_userid : ''
  return append(world, account, item, { customer, text: event.event_type, doorbell: true })
}

/** Puts a line into the conversation and on the customer's phone, if one is open. */
export function show(state: State, account: KfAccount, customer: string, line: KfLine): void {
  sessionOf(account, customer).chat.push(line)
  publish(state, account, customer, line)
}

/** News of a line: on the phone it takes the place of the old one. */
export function publish(state: State, { openKfid }: KfAccount, customer: string, line: KfLine): void {
  const key = phoneKey(openKfid, customer)
  if (state.streams.has(key)) state.streams.publish(key, 'line', line)
}

export function phoneKey(openKfid: string, customer: string): string {
  return `kf|${openKfid}|${customer}`
}

function append(
  world: World,
  account: KfAccount,
  item: KfItem,
  of: { customer: string; text: string; doorbell: boolean },
): Emitted {
  const { msgid, origin, msgtype } = item
  const told: KfEmitted = {
    msgid,
    open_kfid: account.openKfid,
    external_userid: of.customer,
    origin,
    msgtype,
    text: of.text,
    at: new Date(item.send_time * 1000).toISOString(),
  }
  account.log.push(item)
  account.emitted.push(told)
  world.state.ledger?.write({ kind: 'kf item', ...told })
  return {
    msgid,
    open_kfid: account.openKfid,
    external_userid: of.customer,
    outcome: of.doorbell ? ring(world, account) : Promise.resolve(undefined),
  }
}

function stampOf({ settings }: State): { msgid: string; seconds: number; at: string } {
  const nowMs = settings.now()
  return {
    msgid: randomBytes(18).toString('base64url'),
    seconds: Math.floor(nowMs / 1000),
    at: new Date(nowMs).toISOString(),
  }
}
