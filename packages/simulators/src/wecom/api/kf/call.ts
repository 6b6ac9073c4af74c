import type { JsonObject } from '../../../http/fields.ts'
import { demand } from '../../errors.ts'
import { type KfAccount, sessionOf } from '../../kf/store/account.ts'
import type { KfSession } from '../../kf/store/session.ts'
import { textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'

/** The account a call names, if the caller may manage it. */
export function accountOf(call: ApiCall, openKfid: string): KfAccount {
  demand(openKfid !== '', 60251)
  demand(Buffer.byteLength(openKfid) <= 64, 60252)
  const account = call.state.kf.accounts.get(openKfid)
  demand(account, openKfid.startsWith('wk') ? 95004 : 95000)
  demand(mayManage(call, account), 48007)
  return account
}

/** The first app manages the accounts assigned to it, other apps none; the system app has all. */
export function mayManage({ state, app }: ApiCall, { assigned }: KfAccount): boolean {
  return app.kind === 'kf' || (assigned && app.agentId === state.settings.agentId)
}

/** The session with the customer of a call, who must have come to this company before. */
export function sessionIn(call: ApiCall, account: KfAccount, customer: string): KfSession {
  demand(customer !== '', 40063, 'external_userid is empty')
  demand(call.state.kf.customers.find(customer), 40096)
  return sessionOf(account, customer)
}

/** A msgid of the caller's own; empty when absent. An empty one is refused, as in WeCom. */
export function msgidIn(body: JsonObject): string {
  if (body.msgid === undefined) return ''
  const msgid = textIn(body, 'msgid', 32)
  demand(/^[0-9a-zA-Z_-]+$/.test(msgid), 40058, 'invalid msgid')
  return msgid
}
