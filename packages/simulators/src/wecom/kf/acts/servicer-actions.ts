import { BadInput } from '../../../http/bad-input.ts'
import type { World } from '../../world.ts'
import { type Emitted, emitEvent, emitMessage } from '../emit.ts'
import { readableKf } from '../readable.ts'
import type { KfAccount } from '../store/account.ts'
import { codeUseOf } from '../store/codes.ts'
import { enterState, type KfSession, type ServiceState, stateAt } from '../store/session.ts'
import { accountFor } from './customer-actions.ts'
import { contentOf } from './incoming.ts'

/** What a colleague does inside WeCom. */
export type ServicerAction =
  | { action: 'take' | 'end'; userid: string; customer: string; open_kfid?: string }
  | { action: 'transfer'; userid: string; to: string; customer: string; open_kfid?: string }
  | { action: 'write'; userid: string; customer: string; text?: string; type?: string; open_kfid?: string }
  | { action: 'recall'; userid: string; customer: string; msgid: string; open_kfid?: string }
  | { action: 'status'; userid: string; status: 'receiving' | 'stopped' | 'suspended'; open_kfid?: string }

/** Plays a colleague's click; the product hears of it by an event. Throws `BadInput` when WeCom would not offer it. */
export function servicerActs(world: World, action: ServicerAction): Emitted {
  const account = accountFor(world, action.open_kfid)
  const userid = servicerOf(world, account, action.userid)
  if (action.action === 'status') return setStatus(world, account, userid, action.status)
  const session = account.sessions.get(action.customer)
  if (session === undefined) throw new BadInput('This "customer" has not come to the account yet.', 404)
  if (action.action === 'write') return write(world, account, session, { ...action, userid })
  if (action.action === 'transfer') return transfer(world, account, session, { from: userid, to: action.to })
  if (action.action === 'recall') return recall(world, account, session, { userid, msgid: action.msgid })
  return action.action === 'take' ? take(world, account, session, userid) : end(world, account, session, userid)
}

function take(world: World, account: KfAccount, session: KfSession, userid: string): Emitted {
  mustBe(world, session, 2, 'Only a customer who waits in the pool can be taken.')
  enterState(session, 3, userid)
  session.coded.add(3)
  const msg_code = world.state.kf.codes.issue(codeUseOf(3), account.openKfid, session)
  return change(world, account, session, { change_type: 1, new_servicer_userid: userid, msg_code })
}

function transfer(world: World, account: KfAccount, session: KfSession, who: { from: string; to: string }): Emitted {
  mustBe(world, session, 3, 'Only a session that a servicer holds can be transferred.')
  const next = servicerOf(world, account, who.to)
  const old_servicer_userid = session.servicer ?? who.from
  enterState(session, 3, next)
  return change(world, account, session, { change_type: 2, old_servicer_userid, new_servicer_userid: next })
}

function end(world: World, account: KfAccount, session: KfSession, userid: string): Emitted {
  mustBe(world, session, 3, 'Only a session that a servicer holds can be ended.')
  const old_servicer_userid = session.servicer ?? userid
  enterState(session, 4)
  const msg_code = world.state.kf.codes.issue(codeUseOf(4), account.openKfid, session)
  return change(world, account, session, { change_type: 3, old_servicer_userid, msg_code })
}

function write(
  world: World,
  account: KfAccount,
  session: KfSession,
  { userid, text = '', type = 'text' }: { userid: string; text?: string; type?: string },
): Emitted {
  const state = stateAt(session, world.state.settings.now())
  if (state !== 3 && state !== 4) throw new BadInput('A servicer writes in a session they hold, or after its end.', 409)
  if (state === 4) {
    const old_servicer_userid = session.servicer ?? userid
    enterState(session, 3, userid)
    change(world, account, session, { change_type: 4, old_servicer_userid, new_servicer_userid: userid })
  }
  const { msgtype, content } =
    type === 'text' ? { msgtype: 'text', content: { content: text } } : contentOf(world.state, type, {})
  const said = { customer: session.customer, msgtype, content, text: readableKf(msgtype, content) }
  return emitMessage(world, account, { ...said, servicer: userid })
}

function recall(
  world: World,
  account: KfAccount,
  { customer }: KfSession,
  { userid, msgid }: { userid: string; msgid: string },
): Emitted {
  if (account.log.find(msgid)?.origin !== 5)
    throw new BadInput('There is no message of a servicer with this "msgid".', 404)
  return emitEvent(world, account, {
    event_type: 'servicer_recall_msg',
    external_userid: customer,
    recall_msgid: msgid,
    servicer_userid: userid,
  })
}

/** In the event 1 is receiving and 2 is stopped, unlike in the list of servicers. */
function setStatus(
  world: World,
  account: KfAccount,
  userid: string,
  status: 'receiving' | 'stopped' | 'suspended',
): Emitted {
  const stopType = status === 'suspended' ? 1 : 0
  account.servicers.setReception(userid, { status: status === 'receiving' ? 0 : 1, stopType })
  return emitEvent(world, account, {
    event_type: 'servicer_status_change',
    servicer_userid: userid,
    status: status === 'receiving' ? 1 : 2,
    ...(status !== 'receiving' && { stop_type: stopType }),
  })
}

function change(
  world: World,
  account: KfAccount,
  { customer }: KfSession,
  told: { change_type: 1 | 2 | 3 | 4; [field: string]: unknown },
) {
  return emitEvent(world, account, { event_type: 'session_status_change', external_userid: customer, ...told })
}

function servicerOf({ state }: World, account: KfAccount, userid: string): string {
  const member = state.directory.find(userid)
  if (member && account.servicers.reception(userid, member.department)) return member.userid
  throw new BadInput(`"${userid}" is no servicer of this account; add them with kf/servicer/add.`)
}

function mustBe({ state }: World, session: KfSession, expected: ServiceState, sentence: string): void {
  const now = stateAt(session, state.settings.now())
  if (now !== expected) throw new BadInput(`${sentence} The session is in state ${now}.`, 409)
}
