import { expect, test } from 'vitest'
import { meaningsOf } from './sayings.ts'

test.each([
  ['我的钱什么时候退回来', '退款'],
  ['打出来全是黑条，没墨了', '打印机'],
  ['包裹停在广州三天没动', '物流'],
  ['叫个活的人来', '人工'],
])('%s is read as %s too', (said, meant) => {
  expect(meaningsOf(said).join()).toContain(meant)
})

test('what is said around a way of speaking stays, and its words stand apart', () => {
  expect(meaningsOf('洗衣机能派人来修吗，周五')).toContain('洗衣机能，预约，上门，维修，吗，周五')
})

test('small talk means nothing else', () => {
  for (const text of ['你好', '有人吗', '不用了谢谢', '今天会下雨吗', '开会', '']) expect(meaningsOf(text)).toEqual([])
})

test('a text has two more readings at most, however much it says', () => {
  const much = '发票抬头错了，快递不动了，优惠券用不了，密码忘了，打不出来，要请假'
  expect(meaningsOf(much)).toHaveLength(2)
})
