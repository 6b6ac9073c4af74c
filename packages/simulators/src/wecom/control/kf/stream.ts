import { frameOf } from '../../../common/streams.ts'
import { BadInput } from '../../../http/bad-input.ts'
import { phoneKey } from '../../kf/emit.ts'
import { sessionOf } from '../../kf/store/account.ts'
import type { ControlCall } from '../call.ts'
import { checkCustomer } from './fields.ts'

/** `GET /_sim/wecom/kf/stream?open_kfid=&customer=`: one customer's phone as Server-Sent Events: `history`, then `line`. */
export function stream({ state, query, response }: ControlCall): 'handled' {
  const account = state.kf.find(query.get('open_kfid') ?? undefined)
  if (account === undefined) throw new BadInput('There is no KF account with this "open_kfid".', 404)
  const customer = checkCustomer(query.get('customer') ?? '', 'customer')
  state.streams.open(phoneKey(account.openKfid, customer), response)
  response.write(frameOf('history', { items: sessionOf(account, customer).chat.list() }))
  return 'handled'
}
