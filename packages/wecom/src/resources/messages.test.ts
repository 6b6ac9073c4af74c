import { expect, test } from 'vitest'
import { WeComClient } from '../client.ts'
import { WeComConfigError } from '../errors.ts'
import { failure } from '../testing/failure.ts'
import { startFakeWeCom, withTokens } from '../testing/fake-wecom.ts'
import type { MessageContent } from './message-body.ts'

const main_title = { title: '工单 42', desc: '打印机' }
const submit_button = { text: '提交', key: 'k' }
const option_list = [{ id: '1', text: '是' }]
const card = { main_title, task_id: 't1' }

const contents: readonly MessageContent[] = [
  { msgtype: 'text', text: { content: '您好' } },
  { msgtype: 'image', image: { media_id: 'M' } },
  { msgtype: 'voice', voice: { media_id: 'M' } },
  { msgtype: 'file', file: { media_id: 'M' } },
  { msgtype: 'video', video: { media_id: 'M', title: '演示' } },
  { msgtype: 'textcard', textcard: { title: '工单', description: '已处理', url: 'https://desk.example.com/1' } },
  { msgtype: 'news', news: { articles: [{ title: '公告', url: 'https://desk.example.com/2' }] } },
  { msgtype: 'mpnews', mpnews: { articles: [{ title: '公告', thumb_media_id: 'M', content: '<b>内容</b>' }] } },
  { msgtype: 'markdown', markdown: { content: '**您好**' } },
  {
    msgtype: 'miniprogram_notice',
    miniprogram_notice: { appid: 'wx1', title: '到货', content_item: [{ key: '单号', value: '42' }] },
  },
  {
    msgtype: 'template_card',
    template_card: { card_type: 'text_notice', main_title, card_action: { type: 1, url: 'https://desk.example.com' } },
  },
  {
    msgtype: 'template_card',
    template_card: { card_type: 'news_notice', main_title, card_action: { type: 2, appid: 'wx1', pagepath: '/p' } },
  },
  {
    msgtype: 'template_card',
    template_card: { card_type: 'button_interaction', ...card, button_list: [{ text: '接手', key: 'take', style: 1 }] },
  },
  {
    msgtype: 'template_card',
    template_card: {
      ...{ card_type: 'vote_interaction', ...card, submit_button },
      checkbox: { question_key: 'q', mode: 0, option_list },
    },
  },
  {
    msgtype: 'template_card',
    template_card: {
      ...{ card_type: 'multiple_interaction', ...card, submit_button },
      select_list: [{ question_key: 'q', option_list }],
    },
  },
]

test.each(contents)("a message of type $msgtype goes out in WeCom's own words", async (content) => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0, msgid: 'm1' } })))
  await clientOf(wecom.apiBase).messages.send({ touser: 'zhangsan', ...content })
  expect(wecom.seen[1]?.body).toEqual({ touser: 'zhangsan', agentid: 7, ...content })
})

test('a message is recalled by its id', async () => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0 } })))
  await clientOf(wecom.apiBase).messages.recall('m1')
  expect(wecom.seen[1]).toMatchObject({ method: 'POST', path: '/cgi-bin/message/recall', body: { msgid: 'm1' } })
})

test('a recall that comes too late says so', async () => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 42052, errmsg: 'too old' } })))
  expect(await failure(clientOf(wecom.apiBase).messages.recall('m1'))).toMatchObject({ errcode: 42052 })
})

test('a template card is updated, and who does not see it is told', async () => {
  await using wecom = await startFakeWeCom(withTokens(() => ({ body: { errcode: 0, invaliduser: ['lisi'] } })))
  const body = { response_code: 'RC', userids: ['zhangsan', 'lisi'], button: { replace_name: '已处理' } }
  await expect(clientOf(wecom.apiBase).messages.updateTemplateCard(body)).resolves.toEqual({ invalidUser: ['lisi'] })
  expect(wecom.seen[1]).toMatchObject({ path: '/cgi-bin/message/update_template_card', body: { ...body, agentid: 7 } })
})

test('a template card is not updated without an agentid', async () => {
  const { messages } = new WeComClient({ corpId: 'ww1', secret: 's' })
  expect(await failure(messages.updateTemplateCard({ response_code: 'RC' }))).toBeInstanceOf(WeComConfigError)
})

function clientOf(apiBase: string): WeComClient {
  return new WeComClient({ corpId: 'ww1', secret: 'the-secret', agentId: 7, apiBase })
}
