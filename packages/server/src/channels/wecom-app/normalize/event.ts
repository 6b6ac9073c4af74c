import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

/** A menu click is something the customer says; every other event is only recorded. Case differs between pushes. */
export function event(fields: Fields): Content {
  const name = fields.word('Event').toLowerCase() || 'unknown'
  if (name !== 'click') return { kind: 'event', event: name, raw: fields.raw }
  return { kind: 'message', msgType: 'menu', text: `[菜单] ${fields.get('EventKey')}`, raw: fields.raw }
}
