import type { KfItem } from '@yingda/wecom'
import type { Body, Content } from './content.ts'
import { failReason } from './fail-reason.ts'
import { numberOf, textOf } from './fields.ts'

/** Events that the desk has a word for. An event without its ids says nothing, and is only recorded. */
const converters = new Map<string, (event: Body) => Content | undefined>([
  ['user_recall_msg', recall],
  ['msg_send_fail', undelivered],
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

const numbers = ['change_type', 'status', 'stop_type', 'reject_switch']

function typed(event: Body): Body {
  const counted = numbers.flatMap((name) => {
    const number = numberOf(event, name)
    return number === undefined ? [] : [[name, number] as const]
  })
  return { ...event, ...Object.fromEntries(counted) }
}
