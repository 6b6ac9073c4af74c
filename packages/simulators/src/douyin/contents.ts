import type { JsonObject } from '../http/fields.ts'
import { landscape } from '../pictures/landscape.ts'
import type { DouyinState } from './state.ts'

export const messageTypes = [
  'text',
  'emoji',
  'image',
  'user_local_image',
  'user_local_video',
  'video',
  'retain_consult_card',
  'other',
] as const
export type MessageType = (typeof messageTypes)[number]

/** The fields of `content` that belong to a kind of message, where none are given. */
export function usualContent(state: DouyinState, type: MessageType, text: string): JsonObject {
  if (type === 'text') return { text }
  if (type === 'emoji') return emoji(state)
  if (type === 'video') return { item_id: '@8hxdhauTCMppanGnM4ltGM780mDqPP+KPpR0qQOmLVAXb/T060zdRmYqig357zEB' }
  if (type === 'retain_consult_card') return card
  return {}
}

/** What the phone and the records show for a message without words. */
export const wordsFor = (type: string): string => words.get(type) ?? `[${type}]`

const words = new Map([
  ['emoji', '[表情]'],
  ['image', '[图片]'],
  ['user_local_image', '[图片]'],
  ['user_local_video', '[视频]'],
  ['video', '[视频]'],
  ['retain_consult_card', '[留资卡片]'],
  ['other', '[暂不支持的消息]'],
])

const card = {
  card_id: '@card_demo',
  card_status: 2,
  card_data: [
    { label: '姓名', value: '林小满' },
    { label: '电话', value: '138****0000' },
  ],
}

function emoji(state: DouyinState): JsonObject {
  const { id } = state.files.add('image/png', landscape())
  return {
    ...{ resource_type: 'png', resource_width: 240, resource_height: 160 },
    resource_url: fileUrl(state, id),
  }
}

/** Where a file is fetched; anybody who knows the address may. */
export const fileUrl = ({ origin }: Pick<DouyinState, 'origin'>, id: string): string => `${origin}/douyin/obj/${id}`
