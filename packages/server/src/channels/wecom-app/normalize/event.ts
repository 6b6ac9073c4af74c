import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

/** What a customer says by way of a menu; every other event is only recorded. Case differs between pushes. */
export function event(fields: Fields): Content {
  const name = fields.word('Event').toLowerCase() || 'unknown'
  const text = spoken.get(name)?.(fields)
  if (text === undefined) return { kind: 'event', event: name, raw: fields.raw }
  return { kind: 'message', msgType: 'menu', text, raw: fields.raw }
}

/** Pictures and places that were chosen from a menu come as messages of their own beside their event. */
const spoken = new Map<string, (fields: Fields) => string>([
  ['click', (fields) => `[菜单] ${fields.get('EventKey')}`],
  ['scancode_waitmsg', (fields) => `[扫码] ${fields.inside('ScanCodeInfo').get('ScanResult')}`],
])
