import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../../../http/fields.ts'
import { demand } from '../../errors.ts'
import type { State } from '../../state.ts'
import type { World } from '../../world.ts'
import { emitEvent, show } from '../emit.ts'
import { readableKf } from '../readable.ts'
import type { KfAccount } from '../store/account.ts'
import type { CodeUse, KfSent } from '../store/records.ts'
import { isOpen, type KfSession, sendsPerCustomerMessage } from '../store/session.ts'

export interface KfOutgoing {
  /** Empty: the simulator makes one. */
  readonly msgid: string
  readonly msgtype: string
  readonly content: JsonObject
}

/** `kf/send_msg`: in states 0 and 1, up to 48 h and 5 messages after the customer wrote. @returns the msgid */
export function sendMessage(world: World, account: KfAccount, session: KfSession, message: KfOutgoing): string {
  const { state } = world
  claimMsgid(account, message.msgid)
  demand(state.rules.verified, 95018)
  demand(session.state === 0 || session.state === 1, 95018)
  demand(isOpen(session, state.settings.now()), 95002)
  demand(session.sentSince < sendsPerCustomerMessage, 95001)
  session.sentSince += 1
  session.state = 1
  const sent = store(state, account, session, message)
  const failType = drawFailure(state)
  if (failType === undefined) put(state, account, session, sent)
  if (failType !== undefined) failSent(world, account, sent, failType)
  return sent.msgid
}

/** `kf/send_msg_on_event`: one message for a code, without counting. @returns the msgid */
export function sendOnEvent(
  state: State,
  account: KfAccount,
  session: KfSession,
  message: KfOutgoing & { readonly use: CodeUse },
): string {
  claimMsgid(account, message.msgid)
  if (message.use === 'welcome') session.welcomedAt = state.settings.now()
  const sent = store(state, account, session, message, message.use)
  put(state, account, session, sent)
  return sent.msgid
}

/** An accepted message turns out not to be delivered: the product is told by an event. */
export function failSent(world: World, account: KfAccount, sent: KfSent, failType: number): void {
  sent.failed = failType
  emitEvent(world, account, {
    event_type: 'msg_send_fail',
    external_userid: sent.touser,
    fail_msgid: sent.msgid,
    fail_type: failType,
  })
}

/** A repetition is refused before anything else is looked at: it had arrived, whatever has changed since. */
function claimMsgid({ msgids }: KfAccount, msgid: string): void {
  demand(msgid === '' || !msgids.has(msgid), 95033)
}

function store(
  state: State,
  account: KfAccount,
  { customer }: KfSession,
  { msgid, msgtype, content }: KfOutgoing,
  code?: CodeUse,
): KfSent {
  const sent: KfSent = {
    msgid: msgid || randomBytes(18).toString('base64url'),
    open_kfid: account.openKfid,
    touser: customer,
    msgtype,
    text: readableKf(msgtype, content),
    content,
    at: new Date(state.settings.now()).toISOString(),
    ...(code !== undefined && { code }),
  }
  account.msgids.add(sent.msgid)
  account.sent.push(sent)
  state.counters.kfSent += 1
  const { content: _, ...line } = sent
  state.ledger?.write({ kind: 'kf sent', ...line })
  return sent
}

function put(state: State, account: KfAccount, { customer }: KfSession, sent: KfSent): void {
  const { msgid, at, msgtype, text, content } = sent
  show(state, account, customer, { id: msgid, side: 'desk', at, msgtype, text, content })
}

function drawFailure({ faults, kfRandom }: State): number | undefined {
  const next = faults.kfFailNextSends > 0
  if (next) faults.kfFailNextSends -= 1
  return next || (faults.kfSendFailRate > 0 && kfRandom() < faults.kfSendFailRate) ? faults.kfSendFailType : undefined
}
