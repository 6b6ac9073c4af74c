import { optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import { acceptEvent } from '../accept.ts'
import { readXmlFields } from '../xml-fields.ts'
import type { ControlCall } from './call.ts'
import { tellOutcome } from './outcome.ts'
import { readFrom } from './userid.ts'

/** `POST /_sim/wecom/event {from, event, eventKey?, fields?}`: a member does something that is no message. */
export function event({ state, deliverer, query, body }: ControlCall): Promise<object> {
  refuseUnknown(body, ['from', 'event', 'eventKey', 'fields'])
  const accepted = acceptEvent(state, deliverer, {
    from: readFrom(body),
    event: requiredText(body, 'event', 64),
    eventKey: optionalText(body, 'eventKey', 1_024) ?? '',
    fields: readXmlFields(body.fields),
  })
  return tellOutcome(accepted, query)
}
