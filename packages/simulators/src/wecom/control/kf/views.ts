import { BadInput } from '../../../http/bad-input.ts'
import { sessionOf } from '../../kf/store/account.ts'
import { sessionView } from '../../kf/views.ts'
import type { ControlCall } from '../call.ts'
import { checkCustomer } from './fields.ts'

/** `GET /_sim/wecom/kf/state`: accounts, servicers and every session. */
export function state({ kf }: ControlCall): object {
  return { accounts: kf.state() }
}

/** `GET /_sim/wecom/kf/session?open_kfid=&customer=`: where one conversation stands, for the phone. */
export function session({ state, query }: ControlCall): object {
  const account = state.kf.find(query.get('open_kfid') ?? undefined)
  if (account === undefined) throw new BadInput('There is no KF account with this "open_kfid".', 404)
  return sessionView(state, sessionOf(account, checkCustomer(query.get('customer') ?? '', 'customer')))
}

/** `GET /_sim/wecom/kf/sent`: what the product sent, account by account; `?open_kfid=` narrows it. */
export function sent({ kf, query }: ControlCall): object {
  return { items: kf.sent(query.get('open_kfid') ?? undefined) }
}

/** `GET /_sim/wecom/kf/ledger`: everything each account emitted, what was sent back, and what was refused. */
export function ledger({ kf, query }: ControlCall): object {
  const only = query.get('open_kfid')
  return { accounts: kf.ledger().filter(({ open_kfid }) => only === null || open_kfid === only) }
}
