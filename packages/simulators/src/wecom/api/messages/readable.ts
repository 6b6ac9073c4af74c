import { isObject, type JsonObject } from '../../../http/fields.ts'
import { cutUtf8 } from '../../cut-utf8.ts'

const textMaxBytes = 2_048

/** What a receiver reads of a message, for the phone and the `sent` list: any kind becomes a text. */
export function readable(msgtype: string, content: JsonObject): string {
  if (isPlain(msgtype)) return cutUtf8(textOf(content.content), textMaxBytes)
  const title = isObject(content.main_title) ? content.main_title : content
  const lines = [title.title, title.desc, content.description, content.url].map(textOf)
  return lines.filter((line) => line !== '').join('\n') || `[${msgtype}]`
}

/** The kinds whose content is one text of limited length. */
export function isPlain(msgtype: string): boolean {
  return msgtype === 'text' || msgtype === 'markdown'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
