import { WeComNetworkError } from '../../errors.ts'
import type { WeComReply } from '../../transport.ts'
import { readText } from '../fields.ts'

/** The one text that an answer is asked for. @throws WeComNetworkError without it: what was done is not known */
export function needText(path: string, reply: WeComReply, field: string): string {
  const text = readText(reply[field])
  if (text !== undefined) return text
  throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 ${field}`, { requestSent: true })
}
