import { randomBytes } from 'node:crypto'
import type { Fate } from '../../delivery/fate.ts'
import type { Delivery } from '../../delivery/records.ts'
import type { State } from '../state.ts'
import type { World } from '../world.ts'
import { type XmlChild, xml } from '../xml.ts'
import type { KfAccount } from './store/account.ts'

const tokenLifeMs = 600_000
const tokensKept = 5_000

/** Tells the product that there is something to fetch, and nothing else: the callback holds a token and the account. */
export function ring(world: World, account: KfAccount): Promise<Delivery> {
  const token = newToken(world.state, account)
  const fate = fateOf(world.state)
  account.doorbells.rung += 1
  if (fate.dropped) account.doorbells.dropped += 1
  const children: XmlChild[] = [
    ['Token', token],
    ['OpenKfId', account.openKfid],
  ]
  return call(world, account, { event: 'kf_msg_or_event', children, fate })
}

/** The account was given to the app or taken from it. */
export function tellAssignment(world: World, account: KfAccount): Promise<Delivery> {
  const tag = account.assigned ? 'AuthAddOpenKfId' : 'AuthDelOpenKfId'
  const fate = { dropped: false, repeated: false, delayMs: 0 }
  return call(world, account, { event: 'kf_account_auth_change', children: [[tag, account.openKfid]], fate })
}

/** Whether a token came from a doorbell of this account in the last 10 minutes. */
export function isToken(state: State, account: KfAccount, token: string): boolean {
  return (account.tokens.get(token) ?? 0) > state.settings.now()
}

function newToken({ settings }: State, { tokens }: KfAccount): string {
  const token = `ENC${randomBytes(24).toString('base64url')}`
  tokens.set(token, settings.now() + tokenLifeMs)
  const [oldest] = tokens.keys()
  if (tokens.size > tokensKept && oldest !== undefined) tokens.delete(oldest)
  return token
}

/** Drawn apart from the messages of the app, so that the same seed hits the same of those. */
function fateOf(state: State): Fate {
  const { faults, kfRandom } = state
  const [drop, repeat, reorder, delay] = [kfRandom(), kfRandom(), kfRandom(), kfRandom()]
  const next = faults.dropNextDoorbells > 0
  if (next) faults.dropNextDoorbells -= 1
  return {
    dropped: next || drop < Math.max(faults.dropRate, faults.dropDoorbellRate),
    repeated: repeat < Math.max(faults.duplicateRate, faults.duplicateDoorbellRate),
    delayMs: reorder < faults.reorderRate ? Math.ceil(delay * faults.maxDelayMs) : 0,
  }
}

function call(
  { state, deliverer }: World,
  { openKfid }: KfAccount,
  { event, children, fate }: { event: string; children: readonly XmlChild[]; fate: Fate },
): Promise<Delivery> {
  const nowMs = state.settings.now()
  const delivery: Delivery = {
    msgId: `kf-${state.nextMsgId()}`,
    kind: 'event',
    from: openKfid,
    text: event,
    at: new Date(nowMs).toISOString(),
    state: 'delivering',
    attempts: [],
  }
  state.deliveries.push(delivery)
  state.counters.events += 1
  const parts: XmlChild[] = [
    ['ToUserName', state.settings.corpId],
    ['CreateTime', Math.floor(nowMs / 1000)],
    ['MsgType', 'event'],
    ['Event', event],
    ...children,
  ]
  const plaintext = xml(state.faults.extraXml ? [['SessionFrom', 'unknown child'], ...parts.reverse()] : parts)
  return deliverer.deliverTo(state.receivers.kf, delivery, plaintext, fate)
}
