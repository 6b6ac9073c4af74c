import { channels, shopOrder, shopProduct } from './channels.ts'
import type { Body, Converter, Words } from './content.ts'
import { join, textOf } from './fields.ts'
import { file, image, video, voice } from './media.ts'
import { menu } from './menu.ts'
import { merged } from './merged.ts'
import { businessCard, calendar, link, location, meeting, miniprogram, note } from './placeholders.ts'
import { text } from './text.ts'

const converters = new Map<string, Converter>([
  ['text', text],
  ['image', image],
  ['voice', voice],
  ['video', video],
  ['file', file],
  ['location', location],
  ['link', link],
  ['business_card', businessCard],
  ['miniprogram', miniprogram],
  ['msgmenu', menu],
  ['channels', channels],
  ['channels_shop_product', shopProduct],
  ['channels_shop_order', shopOrder],
  ['meeting', meeting],
  ['calendar', calendar],
  ['note', note],
  ['merged_msg', (body) => merged(body, describe)],
])

/** What WeCom adds tomorrow is still seen by the agent today. */
export function describe(msgtype: string, body: Body): Words {
  const convert = converters.get(msgtype)
  if (convert) return convert(body)
  return { msgType: 'unknown', text: `[${join('暂不支持的消息', msgtype, textOf(body, 'title'))}]` }
}
