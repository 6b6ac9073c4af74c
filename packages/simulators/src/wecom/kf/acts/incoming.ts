import { BadInput } from '../../../http/bad-input.ts'
import type { JsonObject } from '../../../http/fields.ts'
import { addSample } from '../../media/add-sample.ts'
import { type MediaType, mediaTypes } from '../../media/store.ts'
import type { State } from '../../state.ts'

const mebibyte = 1_048_576
const bytesMax: { readonly [Type in MediaType]: number } = {
  image: 2 * mebibyte,
  voice: 2 * mebibyte,
  video: 10 * mebibyte,
  file: 20 * mebibyte,
}

/** Bodies of the kinds a customer may send beside media, as they look when nothing is said about them. */
const usual = new Map<string, JsonObject>([
  ['location', { latitude: 39.9087, longitude: 116.3975, name: '天安门', address: '北京市东城区' }],
  ['link', { title: '云杉路由器', desc: '商品页', url: 'https://example.test/item/1', pic_url: '' }],
  ['business_card', { userid: 'zhangsan' }],
  ['miniprogram', { title: '云杉商城', appid: 'wx0000000000000001', pagepath: 'pages/index.html', thumb_media_id: '' }],
  ['msgmenu', { head_content: '', list: [], tail_content: '' }],
  [
    'channels_shop_product',
    {
      product_id: '10001',
      head_image: '',
      title: '云杉路由器',
      sales_price: '19900',
      shop_nickname: '云杉商城',
      shop_head_image: '',
    },
  ],
  [
    'channels_shop_order',
    {
      order_id: '20240001',
      product_titles: '云杉路由器',
      price_wording: '￥199.00',
      state: '已发货',
      image_url: '',
      shop_nickname: '云杉商城',
    },
  ],
  [
    'merged_msg',
    {
      title: '聊天记录',
      item: [
        { send_time: 1_700_000_000, msgtype: 'text', sender_name: '小雨', msg_content: '{"text":{"content":"在吗"}}' },
      ],
    },
  ],
  ['channels', { sub_type: 1, nickname: '云杉科技', title: '新品发布' }],
  ['meeting', {}],
  ['calendar', {}],
  ['note', {}],
])

/** The msgtype and body of a message of any kind. Media above WeCom's limits arrive as a text that says so. */
export function contentOf(state: State, type: string, given: JsonObject): { msgtype: string; content: JsonObject } {
  const mediaType = mediaTypes.find((known) => known === type)
  if (mediaType) return mediaOf(state, mediaType, given)
  if (!/^[a-z_]{1,32}$/.test(type) || type === 'event')
    throw new BadInput('"type" must be a kind of message such as "image".')
  return { msgtype: type, content: { ...usual.get(type), ...given } }
}

function mediaOf(state: State, type: MediaType, given: JsonObject): { msgtype: string; content: JsonObject } {
  const { media_id } = given
  if (media_id === undefined) return { msgtype: type, content: { media_id: addSample(state.media, type) } }
  if (typeof media_id !== 'string') throw new BadInput('"content.media_id" must be a text.')
  const size = state.media.find(media_id)?.bytes.length ?? 0
  if (size <= bytesMax[type]) return { msgtype: type, content: { media_id } }
  return { msgtype: 'text', content: { content: '[文件过大，请在手机上查看]', menu_id: '' } }
}
