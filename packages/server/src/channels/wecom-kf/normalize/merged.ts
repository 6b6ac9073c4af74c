import type { Body, Words } from './content.ts'
import { bodiesOf, isBody, join, textOf } from './fields.ts'

type Describe = (msgtype: string, body: Body) => Words

const mostLines = 50

/** A history that was passed on: who said what, one line each. A history inside it is named, not opened. */
export function merged(body: Body, describe: Describe): Words {
  const items = bodiesOf(body, 'item')
  const lines = items.slice(0, mostLines).map((item) => `${textOf(item, 'sender_name')}：${wordsOf(item, describe)}`)
  const rest = items.length > mostLines ? [`（共 ${items.length} 条）`] : []
  return { msgType: 'merged_msg', text: [join('[聊天记录]', textOf(body, 'title')), ...lines, ...rest].join('\n') }
}

function wordsOf(item: Body, describe: Describe): string {
  const msgtype = textOf(item, 'msgtype')
  const content = readJson(textOf(item, 'msg_content'))
  const inner = isBody(content) ? content[msgtype] : undefined
  if (msgtype === 'merged_msg') return join('[聊天记录]', isBody(inner) ? textOf(inner, 'title') : '')
  return describe(msgtype, isBody(inner) ? inner : {}).text
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE what cannot be read is shown as an empty message of its kind; the text itself is kept in `raw`.
    return undefined
  }
}
