import { isObject, type JsonObject } from '../../http/fields.ts'

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

/** Cuts silently, as WeCom does, and never through a character. */
function cutUtf8(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= maxBytes) return text
  let end = maxBytes
  while (((bytes[end] ?? 0) & 0b1100_0000) === 0b1000_0000) end -= 1
  return bytes.toString('utf8', 0, end)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
