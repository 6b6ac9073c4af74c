import { BadInput } from '../../http/bad-input.ts'
import { optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import { acceptMessage, type NewMessage } from '../accept.ts'
import { readXmlFields } from '../xml-fields.ts'
import type { ControlCall } from './call.ts'
import { tellOutcome } from './outcome.ts'
import { readFrom } from './userid.ts'

const textMaxBytes = 40_000
const nameMaxBytes = 64

/** `POST /_sim/wecom/message {from, text}`: a member writes. Waits for the delivery unless `?wait=0`. */
export function message({ state, deliverer, query, body }: ControlCall): Promise<object> {
  return tellOutcome(acceptMessage(state, deliverer, readMessage(body)), query)
}

function readMessage(body: ControlCall['body']): NewMessage {
  refuseUnknown(body, ['from', 'text', 'name', 'msgType', 'fields'])
  const from = readFrom(body)
  const msgType = optionalText(body, 'msgType', 32) ?? 'text'
  if (!/^[a-z_]+$/.test(msgType) || msgType === 'event')
    throw new BadInput('"msgType" must be a kind of message such as "text" or "image".')
  const name = optionalText(body, 'name', nameMaxBytes)
  const text = msgType === 'text' ? requiredText(body, 'text', textMaxBytes) : optionalText(body, 'text', textMaxBytes)
  const fields = readXmlFields(body.fields)
  return { from, msgType, fields, ...(text !== undefined && { text }), ...(name?.trim() && { name }) }
}
