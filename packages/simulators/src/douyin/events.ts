import { newDelivery, type Told, tell } from '../chat/state.ts'
import type { Parcel } from '../delivery/courier.ts'
import type { Delivery } from '../delivery/records.ts'
import type { JsonObject } from '../http/fields.ts'
import { deliveryId, logId } from './ids.ts'
import { signatureOf } from './sign.ts'
import type { DouyinState } from './state.ts'

/** Events whose `content` is an object in the platform's own samples; it is a JSON text in the others. */
const objectEvents = ['im_receive_msg', 'im_send_msg', 'im_message_read', 'verify_webhook']

export interface NewEvent {
  readonly event: string
  readonly from: string
  readonly to: string
  readonly content: JsonObject
  /** What the records name it by; a `server_message_id` where it has one. */
  readonly id: string
  /** The text, or the event. */
  readonly text: string
  readonly kind: Delivery['kind']
}

/** Makes one webhook of an event. The body is the same for every attempt, and so is `Msg-Id`. */
export function emit(state: DouyinState, event: NewEvent, onDelivery?: (delivery: Delivery) => void): Told {
  const delivery = newDelivery(state, { msgId: event.id, kind: event.kind, from: event.from, text: event.text })
  onDelivery?.(delivery)
  const msgId = deliveryId()
  const body = JSON.stringify({
    event: event.event,
    // The samples have it here too for this event alone.
    ...(event.event === 'im_recall_msg' && { msg_id: msgId }),
    client_key: state.settings.clientKey,
    from_user_id: event.from,
    to_user_id: event.to,
    content: contentOf(state, event),
    log_id: logId(),
  })
  return { id: event.id, outcome: tell(state, delivery, (url) => seal(state, { url, body, msgId })) }
}

/** One attempt: the fault that spoils it is read now, so switching it off heals the next retry. */
export function seal(
  { settings, faults }: DouyinState,
  { url, body, msgId }: { url: string; body: string; msgId: string },
): Parcel {
  const secret = faults.badSignature ? `${settings.webhookSecret}x` : settings.webhookSecret
  const headers = {
    'Content-Type': 'application/json',
    'X-Douyin-Signature': signatureOf(secret, body),
    'Msg-Id': msgId,
  }
  return { url, query: '', headers, body }
}

function contentOf({ faults }: DouyinState, { event, content }: NewEvent): JsonObject | string {
  const asObject = faults.contentForm === 'documented' ? objectEvents.includes(event) : faults.contentForm === 'object'
  return asObject ? content : JSON.stringify(content)
}
