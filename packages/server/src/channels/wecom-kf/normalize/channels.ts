import type { Converter } from './content.ts'
import { join, numberOf, textOf } from './fields.ts'

const kinds = new Map([
  [1, '[视频号动态]'],
  [2, '[视频号直播]'],
  [3, '[视频号名片]'],
])

export const channels: Converter = (body) => ({
  msgType: 'channels',
  text: join(kinds.get(numberOf(body, 'sub_type') ?? 0) ?? '[视频号]', textOf(body, 'nickname'), textOf(body, 'title')),
})

export const shopProduct: Converter = (body) => {
  const fen = numberOf(body, 'sales_price')
  const price = fen === undefined ? '' : `￥${(fen / 100).toFixed(2)}`
  return {
    msgType: 'channels_shop_product',
    text: join('[视频号商品]', textOf(body, 'title'), price, textOf(body, 'shop_nickname')),
  }
}

export const shopOrder: Converter = (body) => ({
  msgType: 'channels_shop_order',
  text: join(
    ...['[视频号订单]', textOf(body, 'order_id'), textOf(body, 'product_titles')],
    ...[textOf(body, 'price_wording'), textOf(body, 'state')],
  ),
})
