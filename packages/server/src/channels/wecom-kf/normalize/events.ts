import type { KfItem } from '@yingda/wecom'
import type { Body, Content } from './content.ts'
import { failReason } from './fail-reason.ts'
import { numberOf, textOf } from './fields.ts'

/** Events that the desk has a word for. An event without its ids says nothing, and is only recorded. */
const converters = new Map<string, (event: Body) => Content | undefined>([
  ['user_recall_msg', recall],
  ['msg_send_fail', undelivered],
  ['session_status_change', handling],
  ['enter_session', entered],
  ['servicer_status_change', receiving],
])

/** Every other event is handed on: known fields with their right types, numbers as numbers. */
export function eventOf({ body }: KfItem): Content {
  const name = textOf(body, 'event_type').trim() || 'unknown'
  return converters.get(name)?.(body) ?? { kind: 'event', event: name, raw: typed(body) }
}

function recall(event: Body): Content | undefined {
  const recalledKey = textOf(event, 'recall_msgid')
  return recalledKey ? { kind: 'recall', recalledKey } : undefined
}

function undelivered(event: Body): Content | undefined {
  const sentKey = textOf(event, 'fail_msgid')
  return sentKey ? { kind: 'undelivered', sentKey, reason: failReason(numberOf(event, 'fail_type')) } : undefined
}

/** From the pool, handed to somebody else, ended, taken up again after its end. */
const handlers = new Map<number | undefined, 'colleague' | 'nobody'>([
  [1, 'colleague'],
  [2, 'colleague'],
  [3, 'nobody'],
  [4, 'colleague'],
])
/** For the greeting and for the closing text; https://developer.work.weixin.qq.com/document/path/95122 */
const codeSeconds = 20

function handling(event: Body): Content | undefined {
  const by = handlers.get(numberOf(event, 'change_type'))
  if (!by || !textOf(event, 'external_userid')) return undefined
  const staffRef = textOf(event, 'new_servicer_userid')
  if (by === 'colleague') return { kind: 'handling', by, ...(staffRef && { staffRef }) }
  const value = textOf(event, 'msg_code')
  return { kind: 'handling', by, ...(value && { code: { value, seconds: codeSeconds } }) }
}

/** Here 1 is receiving and 2 is not; the list of servicers counts otherwise. */
function receiving(event: Body): Content | undefined {
  const staffRef = textOf(event, 'servicer_userid')
  const status = numberOf(event, 'status')
  if (!staffRef || (status !== 1 && status !== 2)) return undefined
  return { kind: 'receiving', staffRef, receives: status === 1 }
}

/** The code is there when the customer was not greeted in the last 48 h and has not written. */
function entered(event: Body): Content | undefined {
  const value = textOf(event, 'welcome_code')
  if (!value || !textOf(event, 'external_userid')) return undefined
  return { kind: 'entered', code: { value, seconds: codeSeconds }, raw: typed(event) }
}

const numbers = ['change_type', 'status', 'stop_type', 'reject_switch']

function typed(event: Body): Body {
  const counted = numbers.flatMap((name) => {
    const number = numberOf(event, name)
    return number === undefined ? [] : [[name, number] as const]
  })
  return { ...event, ...Object.fromEntries(counted) }
}
