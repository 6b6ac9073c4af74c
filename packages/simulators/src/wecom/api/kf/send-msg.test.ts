import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
  world.kf.message({ from: customer, text: '在吗' })
})
afterEach(() => world.stop())

test('a reply reaches the customer, takes the session over and is not among the synced messages', async () => {
  const { errcode, msgid } = await world.send()
  expect(errcode).toBe(0)
  expect(world.kf.sent()).toMatchObject([{ msgid, touser: customer, text: '您好', open_kfid: world.openKfid }])
  expect(world.kf.state()[0]?.sessions[0]).toMatchObject({ service_state: 1, sent_since: 1 })
  expect((await world.sync()).msg_list).toHaveLength(1)
})

test('the sixth reply to one message is refused, and the next message allows five more', async () => {
  const codes = []
  for (let i = 0; i < 6; i += 1) codes.push((await world.send()).errcode)
  expect(codes).toEqual([0, 0, 0, 0, 0, 95001])
  world.kf.message({ from: customer, text: '还在' })
  expect((await world.send()).errcode).toBe(0)
  expect(world.kf.ledger()[0]?.refused).toEqual({ 95001: 1 })
})

test('48 hours after the last message the window is closed and the session has ended', async () => {
  await world.trans(1)
  world.simulator.advance(48 * 3_600 - 5)
  expect((await world.send()).errcode).toBe(0)
  world.simulator.advance(10)
  expect((await world.send()).errcode).toBe(95002)
  expect((await world.post('service_state/get', { external_userid: customer })).service_state).toBe(4)
})

test.each([2, 3, 4])('in state %i the API cannot send', async (state) => {
  await world.trans(3, 'zhangsan')
  if (state === 4) await world.trans(4)
  if (state === 2) {
    await world.trans(4)
    world.kf.message({ from: customer, text: '又来了' })
    await world.trans(2)
  }
  expect((await world.send()).errcode).toBe(95018)
})

test('an own msgid is used once, and its repetition says so whatever has changed since', async () => {
  expect(await world.send({ msgid: 'mine_1' })).toMatchObject({ errcode: 0, msgid: 'mine_1' })
  expect((await world.send({ msgid: 'mine_1' })).errcode).toBe(95033)
  await world.trans(3, 'zhangsan')
  expect((await world.send({ msgid: 'mine_1' })).errcode).toBe(95033)
  expect(world.kf.sent()).toHaveLength(1)
})

test('a send that hangs after it was done can be repeated safely', async () => {
  world.simulator.faults({ apis: [{ api: '/cgi-bin/kf/send_msg', hang: 'after', times: 1 }] })
  const answer = world.send({ msgid: 'mine_1' }).catch(() => 'cut')
  await expect.poll(() => world.kf.sent().length).toBe(1)
  expect((await world.send({ msgid: 'mine_1' })).errcode).toBe(95033)
  await world.simulator.stop()
  expect(await answer).toBe('cut')
})

test('an accepted message may turn out undelivered, and the phone does not show it', async () => {
  world.simulator.faults({ kfFailNextSends: 1, kfSendFailType: 10 })
  const { msgid } = await world.send()
  const { msg_list } = await world.sync()
  expect(msg_list.at(-1)).toMatchObject({
    origin: 4,
    msgtype: 'event',
    event: {
      event_type: 'msg_send_fail',
      open_kfid: world.openKfid,
      external_userid: customer,
      fail_msgid: msgid,
      fail_type: 10,
    },
  })
  expect(msg_list.at(-1)).not.toHaveProperty('external_userid')
  expect(world.kf.sent()).toMatchObject([{ msgid, failed: 10 }])
})

test('a message may fail long after it was accepted', async () => {
  const { msgid } = await world.send()
  world.kf.fail({ msgid, failType: 13 })
  expect((await world.sync()).msg_list.at(-1)).toMatchObject({
    event: { event_type: 'msg_send_fail', fail_msgid: msgid },
  })
})

test('an unverified corp cannot send', async () => {
  world.simulator.rules({ verified: false })
  expect((await world.send()).errcode).toBe(95018)
})

describe('kinds of message', () => {
  const menu = (count: number) => ({
    head_content: '满意吗',
    list: Array.from({ length: count }, (_, i) => ({ type: 'click', click: { id: `csat_${i}`, content: `${i} 星` } })),
    tail_content: '谢谢',
  })

  test.each([
    ['location', { latitude: 39.9, longitude: 116.4, name: '天安门' }],
    ['ca_link', { link_url: 'https://work.weixin.qq.com/ca/x' }],
    ['business_card', { userid: 'zhangsan' }],
    ['msgmenu', menu(10)],
    [
      'msgmenu',
      {
        list: [
          { type: 'text', text: { content: '请选择' } },
          { type: 'view', view: { url: 'https://x.test', content: '看' } },
        ],
      },
    ],
  ])('%s is accepted', async (msgtype, body) => {
    expect((await world.send({ msgtype, [msgtype]: body })).errcode).toBe(0)
    expect(world.kf.sent()[0]?.content).toEqual(body)
  })

  test.each([
    ['an empty text', 'text', { content: '' }, 44004],
    ['an unknown kind', 'news', { articles: [] }, 40008],
    ['an image without media_id', 'image', {}, 41006],
    ['an image that is not there', 'image', { media_id: 'none' }, 40007],
    ['a link without title', 'link', { url: 'https://x.test', thumb_media_id: 'x' }, 41016],
    ['a link without url', 'link', { title: 'x', thumb_media_id: 'x' }, 41010],
    ['a link without picture', 'link', { title: 'x', url: 'https://x.test' }, 41006],
    [
      'a mini program page without .html',
      'miniprogram',
      { appid: 'wx1', pagepath: 'index', thumb_media_id: 'x' },
      40058,
    ],
    ['a location without place', 'location', { name: 'x' }, 40058],
    ['a menu with 11 entries', 'msgmenu', menu(11), 95008],
    ['a menu with a strange entry', 'msgmenu', { list: [{ type: 'jump' }] }, 95009],
  ])('%s is refused', async (_name, msgtype, body, errcode) => {
    expect((await world.send({ msgtype, [msgtype]: body })).errcode).toBe(errcode)
    expect(world.kf.sent()).toEqual([])
  })

  test('a long text is cut silently at 2048 bytes', async () => {
    await world.send({ text: { content: '你'.repeat(1_000) } })
    expect(world.kf.sent()[0]?.text).toBe('你'.repeat(682))
  })

  test('an image must be uploaded as one', async () => {
    world.kf.message({ from: customer, type: 'file' })
    const media_id = (await world.sync()).msg_list.at(-1).file.media_id
    expect((await world.send({ msgtype: 'image', image: { media_id } })).errcode).toBe(40004)
    expect((await world.send({ msgtype: 'file', file: { media_id } })).errcode).toBe(0)
    world.simulator.advance(3 * 86_400)
    world.kf.message({ from: customer, text: '在' })
    expect((await world.send({ msgtype: 'file', file: { media_id } })).errcode).toBe(40007)
  })
})

test.each([
  ['an unknown customer', { touser: 'wmNobody' }, 40096],
  ['no customer', { touser: '' }, 40063],
  ['an empty msgid', { msgid: '' }, 40058],
  ['a msgid with a blank', { msgid: 'a b' }, 40058],
  ['a msgid of 33 characters', { msgid: 'a'.repeat(33) }, 40058],
  ['no content', { text: undefined }, 40063],
])('%s is refused', async (_name, patch, errcode) => {
  expect((await world.send(patch)).errcode).toBe(errcode)
})
