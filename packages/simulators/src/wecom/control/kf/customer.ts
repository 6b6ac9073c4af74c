import { BadInput } from '../../../http/bad-input.ts'
import { isObject, optionalText, refuseUnknown, requiredText } from '../../../http/fields.ts'
import type { NewKfMessage } from '../../kf/acts/customer-actions.ts'
import type { ControlCall } from '../call.ts'
import { readCustomer, readOpenKfid } from './fields.ts'
import { tellEmitted } from './outcome.ts'

const textMaxBytes = 40_000
const nameMaxBytes = 64

/** `POST /_sim/wecom/kf/message {from, text}`: a customer writes. Waits for the doorbell unless `?wait=0`. */
export function message({ kf, query, body }: ControlCall): Promise<object> {
  return tellEmitted(kf.message(readMessage(body)), query)
}

/** `POST /_sim/wecom/kf/enter {from}`: a customer opens the conversation by a KF link. */
export function enter({ kf, query, body }: ControlCall): Promise<object> {
  refuseUnknown(body, ['open_kfid', 'from', 'name', 'scene', 'scene_param'])
  const name = optionalText(body, 'name', nameMaxBytes)
  const scene = optionalText(body, 'scene', 32) ?? ''
  const scene_param = optionalText(body, 'scene_param', 128) ?? ''
  const entry = { ...readOpenKfid(body), from: readCustomer(body, 'from'), scene, scene_param }
  return tellEmitted(kf.enter({ ...entry, ...(name?.trim() && { name }) }), query)
}

/** `POST /_sim/wecom/kf/recall {msgid}`: a customer takes a message back. */
export function recall({ kf, query, body }: ControlCall): Promise<object> {
  refuseUnknown(body, ['open_kfid', 'msgid'])
  return tellEmitted(kf.recall({ ...readOpenKfid(body), msgid: requiredText(body, 'msgid', 64) }), query)
}

function readMessage(body: ControlCall['body']): NewKfMessage {
  refuseUnknown(body, ['open_kfid', 'from', 'name', 'type', 'text', 'menu_id', 'content', 'doorbell'])
  const type = optionalText(body, 'type', 32) ?? 'text'
  const text = type === 'text' ? requiredText(body, 'text', textMaxBytes) : ''
  const name = optionalText(body, 'name', nameMaxBytes)
  const menu_id = optionalText(body, 'menu_id', 128)
  const { content, doorbell } = body
  if (content !== undefined && !isObject(content)) throw new BadInput('"content" must be an object.')
  if (doorbell !== undefined && typeof doorbell !== 'boolean') throw new BadInput('"doorbell" must be true or false.')
  return {
    ...readOpenKfid(body),
    from: readCustomer(body, 'from'),
    type,
    text,
    ...(name?.trim() && { name }),
    ...(menu_id !== undefined && { menu_id }),
    ...(content !== undefined && { content }),
    ...(doorbell !== undefined && { doorbell }),
  }
}
