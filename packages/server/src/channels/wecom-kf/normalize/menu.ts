import type { Body, Converter } from './content.ts'
import { bodiesOf, isBody, textOf } from './fields.ts'

/** A menu as it was sent, one entry per line. */
export const menu: Converter = (body) => {
  const lines = [textOf(body, 'head_content'), ...bodiesOf(body, 'list').map(entryText), textOf(body, 'tail_content')]
  return { msgType: 'msgmenu', text: ['[菜单]', ...lines.filter((line) => line.trim())].join('\n') }
}

/** The content stands under the name of the entry's type. */
function entryText(entry: Body): string {
  const inner = entry[textOf(entry, 'type')]
  return isBody(inner) ? `· ${textOf(inner, 'content')}` : ''
}
