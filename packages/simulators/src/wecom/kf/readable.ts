import { isObject, type JsonObject } from '../../http/fields.ts'

/** What one reads of a KF message in a list; any kind becomes a text. */
export function readableKf(msgtype: string, content: JsonObject): string {
  if (msgtype === 'text') return textOf(content.content)
  if (msgtype === 'msgmenu') return menuText(content)
  const lines = [content.title, content.name, content.desc, content.address, content.url, content.link_url].map(textOf)
  return lines.filter((line) => line !== '').join('\n') || `[${msgtype}]`
}

function menuText({ head_content, list, tail_content }: JsonObject): string {
  const entries = Array.isArray(list) ? list.map(entryText) : []
  return [textOf(head_content), ...entries, textOf(tail_content)].filter((line) => line !== '').join('\n')
}

function entryText(entry: unknown): string {
  if (!isObject(entry) || typeof entry.type !== 'string') return ''
  const inner = entry[entry.type]
  return isObject(inner) ? textOf(inner.content) : ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
