import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

export const text = (fields: Fields): Content => ({
  kind: 'message',
  msgType: 'text',
  text: fields.get('Content') || '[空消息]',
})
