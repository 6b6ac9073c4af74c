import { type Body, bodyOf, join, textOf } from '../fields.ts'

/** What somebody wrote, whoever it was. */
export interface Words {
  readonly msgType: string
  readonly text: string
}

type Converter = (body: Body) => Words

/** Where a file is, JD says in an address; what it shows is not fetched. */
const named =
  (msgType: string, label: string, ...idNames: readonly string[]): Converter =>
  (body) => {
    const info = bodyOf(body, 'chatinfo') ?? {}
    const ids = idNames.map((name) => textOf(body, name) || textOf(info, name))
    return { msgType, text: join(label, readable(textOf(body, 'content')), ...ids) }
  }

/** A content that is data is kept, and not shown. */
const readable = (content: string) => (/^\s*[[{]/.test(content) ? '' : content)

const converters = new Map<string, Converter>([
  [
    'text',
    (body) => ({ msgType: 'text', text: textOf(body, 'content').trim() ? textOf(body, 'content') : '[空消息]' }),
  ],
  ['image', named('image', '[图片]')],
  ['voice', named('voice', '[语音]')],
  ['video', named('video', '[视频]')],
  ['file', named('file', '[文件]', 'name')],
  ['product', named('product', '[商品]', 'skuId')],
  ['order', named('order', '[订单]', 'orderId')],
])

/** What JD adds tomorrow is still seen by the agent today. */
export function wordsOf(body: Body): Words {
  const type = textOf(body, 'type').trim()
  const convert = converters.get(type)
  if (convert) return convert(body)
  return { msgType: 'unknown', text: `[${join('暂不支持的消息', type, readable(textOf(body, 'content')))}]` }
}
