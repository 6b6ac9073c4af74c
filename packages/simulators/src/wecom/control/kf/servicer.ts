import { oneOf } from '../../../http/checks.ts'
import { optionalText, refuseUnknown, requiredText } from '../../../http/fields.ts'
import type { ServicerAction } from '../../kf/acts/servicer-actions.ts'
import type { ControlCall } from '../call.ts'
import { readCustomer, readOpenKfid } from './fields.ts'
import { tellEmitted } from './outcome.ts'

const textMaxBytes = 40_000
const readAction = oneOf('take', 'transfer', 'end', 'write', 'recall', 'status')
const readStatus = oneOf('receiving', 'stopped', 'suspended')

/** `POST /_sim/wecom/kf/servicer {action, userid, …}`: a colleague acts inside WeCom. */
export function servicer({ kf, query, body }: ControlCall): Promise<object> {
  return tellEmitted(kf.servicer(read(body)), query)
}

function read(body: ControlCall['body']): ServicerAction {
  refuseUnknown(body, ['open_kfid', 'action', 'userid', 'customer', 'to', 'text', 'type', 'msgid', 'status'])
  const action = readAction(body.action, 'action')
  const who = { ...readOpenKfid(body), userid: requiredText(body, 'userid', 64) }
  if (action === 'status') return { action, ...who, status: readStatus(body.status, 'status') }
  const where = { ...who, customer: readCustomer(body, 'customer') }
  if (action === 'transfer') return { action, ...where, to: requiredText(body, 'to', 64) }
  if (action === 'recall') return { action, ...where, msgid: requiredText(body, 'msgid', 64) }
  if (action !== 'write') return { action, ...where }
  const type = optionalText(body, 'type', 32) ?? 'text'
  const text = type === 'text' ? requiredText(body, 'text', textMaxBytes) : ''
  return { action, ...where, type, text }
}
