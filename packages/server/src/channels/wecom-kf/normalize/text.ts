import type { Converter } from './content.ts'
import { textOf } from './fields.ts'

export const text: Converter = (body) => ({ msgType: 'text', text: textOf(body, 'content') || '[空消息]' })
