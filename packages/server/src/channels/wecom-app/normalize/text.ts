import type { Fields } from './fields.ts'
import type { Content } from './index.ts'

export const text = (fields: Fields): Content => ({
  kind: 'message',
  msgType: 'text',
  text: fields.get('Content') || '[空消息]',
})
