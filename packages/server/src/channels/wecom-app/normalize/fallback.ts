import type { Content } from './content.ts'
import type { Fields } from './fields.ts'

/** Never throws. What WeCom adds tomorrow is still seen by the agent today. */
export const fallback = (fields: Fields): Content => ({
  kind: 'message',
  msgType: 'unknown',
  text: `[${['暂不支持的消息', fields.word('MsgType')].filter(Boolean).join(' ')}]`,
  raw: fields.raw,
})
