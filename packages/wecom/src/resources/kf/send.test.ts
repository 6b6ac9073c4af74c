import { expect, test } from 'vitest'
import { WeComClient } from '../../client.ts'
import { failure } from '../../testing/failure.ts'
import { type FakeWeCom, startFakeWeCom, withTokens } from '../../testing/fake-wecom.ts'
import type { KfContent } from './message-body.ts'

const receiver = { touser: 'wm1', open_kfid: 'wk1' }
const text = { msgtype: 'text', text: { content: '您好' } } as const

const contents: readonly KfContent[] = [
  text,
  { msgtype: 'image', image: { media_id: 'M' } },
  { msgtype: 'voice', voice: { media_id: 'M' } },
  { msgtype: 'video', video: { media_id: 'M' } },
  { msgtype: 'file', file: { media_id: 'M' } },
  { msgtype: 'link', link: { title: '手册', url: 'https://desk.example.com/1', thumb_media_id: 'M' } },
  { msgtype: 'miniprogram', miniprogram: { appid: 'wx1', thumb_media_id: 'M', pagepath: 'pages/index.html' } },
  {
    msgtype: 'msgmenu',
    msgmenu: {
      head_content: '请评价',
      list: [
        { type: 'click', click: { id: 'csat_5', content: '满意' } },
        { type: 'view', view: { url: 'https://desk.example.com', content: '官网' } },
        { type: 'miniprogram', miniprogram: { appid: 'wx1', pagepath: 'pages/index.html', content: '商城' } },
        { type: 'text', text: { content: '或直接回复', no_newline: 1 } },
      ],
      tail_content: '谢谢',
    },
  },
  { msgtype: 'location', location: { name: '天安门', latitude: 39.9087, longitude: 116.3975 } },
  { msgtype: 'ca_link', ca_link: { link_url: 'https://work.weixin.qq.com/ca/1' } },
  { msgtype: 'business_card', business_card: { userid: 'zhangsan' } },
]

const answering = (body: object) => startFakeWeCom(withTokens(() => ({ body: { errcode: 0, ...body } })))
const kfOf = ({ apiBase }: FakeWeCom) => new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase }).kf

test.each(contents)("a message of type $msgtype goes out in WeCom's own words", async (content) => {
  await using wecom = await answering({ msgid: 'own-1' })
  const body = { ...receiver, msgid: 'own-1', ...content }
  await expect(kfOf(wecom).sendMsg(body)).resolves.toEqual({ msgid: 'own-1' })
  expect(wecom.seen[1]).toMatchObject({ method: 'POST', path: '/cgi-bin/kf/send_msg' })
  expect(wecom.seen[1]?.body).toEqual(body)
})

test('an empty msgid is left out, because WeCom refuses it', async () => {
  await using wecom = await answering({})
  await expect(kfOf(wecom).sendMsg({ ...receiver, msgid: '', ...text })).resolves.toEqual({})
  expect(wecom.seen[1]?.body).toEqual({ ...receiver, ...text })
})

test.each([-1, 45009, 95033])('after %i the message is not sent again by itself', async (errcode) => {
  await using wecom = await answering({ errcode })
  expect(await failure(kfOf(wecom).sendMsg({ ...receiver, msgid: 'own-1', ...text }))).toMatchObject({ errcode })
  expect(wecom.count('/cgi-bin/kf/send_msg')).toBe(1)
})

test('a message is sent on the code of an event', async () => {
  await using wecom = await answering({ msgid: 'w1' })
  const body = { code: 'WELCOME', msgid: 'w1', ...text }
  await expect(kfOf(wecom).sendMsgOnEvent(body)).resolves.toEqual({ msgid: 'w1' })
  expect(wecom.seen[1]).toMatchObject({ path: '/cgi-bin/kf/send_msg_on_event', body })
})
