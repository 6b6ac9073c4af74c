import { expect, test } from 'vitest'
import { buildContent } from './content.ts'

test.each([
  [
    { kind: 'text', text: '你好' },
    { msg_type: 1, text: { text: '你好' } },
  ],
  [
    { kind: 'image', mediaId: 'm' },
    { msg_type: 2, image: { media_id: 'm' } },
  ],
  [
    { kind: 'video', itemId: 'i' },
    { msg_type: 3, video: { item_id: 'i' } },
  ],
  [
    { kind: 'consult card', cardId: 'c' },
    { msg_type: 8, retain_consult_card: { card_id: 'c' } },
  ],
  [
    { kind: 'group invitation', groupId: 'g', groupToken: 't' },
    { msg_type: 9, group_invitation: { group_id: 'g', group_token: 't' } },
  ],
  [
    { kind: 'applet card', templateId: 'ct', appId: 'a', path: 'p', query: 'q', schema: 's', cardId: 'c' },
    {
      msg_type: 10,
      applet_card: { card_template_id: 'ct', app_id: 'a', path: 'p', query: 'q', schema: 's', card_id: 'c' },
    },
  ],
  [
    { kind: 'applet card', templateId: 'ct', appId: 'a' },
    { msg_type: 10, applet_card: { card_template_id: 'ct', app_id: 'a' } },
  ],
  [
    { kind: 'applet coupon', activityId: 'a', couponMetaId: 'c' },
    { msg_type: 11, applet_coupon: { activity_id: 'a', coupon_meta_id: 'c' } },
  ],
  [
    { kind: 'consent card', appId: 'a', openId: 'o', title: 't', text: 'x', url: 'https://u' },
    {
      msg_type: 12,
      auth_private_message_card: {
        ...{ app_info: { app_id: 'a' }, to_user_info: { open_id: 'o', app_id: 'a' } },
        ...{ Title: 't', Content: 'x', JumpUrl: 'https://u' },
      },
    },
  ],
  [
    { kind: 'question card', title: '您想问', questions: ['价格', '发货'] },
    {
      msg_type: 204,
      question_guide_msg_card: { title: '您想问', question_list: [{ text: '价格' }, { text: '发货' }] },
    },
  ],
] as const)('%j is built as Douyin names it', (content, built) => {
  expect(buildContent(content)).toEqual(built)
})

test('a text of a thousand characters passes, and one more is refused', () => {
  expect(() => buildContent({ kind: 'text', text: '长'.repeat(1_000) })).not.toThrow()
  expect(() => buildContent({ kind: 'text', text: '长'.repeat(1_001) })).toThrow(/1000/)
})

test.each([
  ['the title is too long', '长'.repeat(31), ['一']],
  ['a question is too long', '标题', ['长'.repeat(15)]],
  ['there are too many questions', '标题', ['1', '2', '3', '4', '5', '6', '7']],
])('a card of questions is refused when %s', (_when, title, questions) => {
  expect(() => buildContent({ kind: 'question card', title, questions })).toThrow(/问题卡片/)
})
