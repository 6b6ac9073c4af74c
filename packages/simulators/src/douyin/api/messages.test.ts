import { afterEach, beforeEach, expect, test } from 'vitest'
import { isObject } from '../../http/fields.ts'
import { landscape } from '../../pictures/landscape.ts'
import { app, codeOf, contentOf, customer, type DouyinWorld, shop, startDouyin } from '../testing/world.ts'

let world: DouyinWorld
beforeEach(async () => {
  world = await startDouyin()
})
afterEach(() => world.stop())

async function upload(token?: string) {
  const form = new FormData()
  form.set('image', new File([new Uint8Array(landscape())], 'a.png', { type: 'image/png' }))
  const fields = { client_key: app.clientKey, client_secret: app.clientSecret, grant_type: 'client_credential' }
  const { data } = await world.call('/oauth/client_token/', fields)
  const clientToken = isObject(data) ? String(data.access_token) : ''
  return world.call('/tool/imagex/client_upload/', form, token ?? clientToken)
}

test('a picture is uploaded by the app’s own token and sent by its id', async () => {
  expect(codeOf(await upload(world.accessToken))).toBe(2190002)
  const { data } = await upload()
  const media_id = isObject(data) ? data.image_id : ''
  await world.sim.message({ from: customer, text: '发个图' }).outcome
  expect(codeOf(await world.reply({ content: { msg_type: 2, image: { media_id } } }))).toBe(0)
  expect(world.sim.sent()).toMatchObject([{ msgtype: 'image', text: '[图片]' }])
  expect((await fetch(`${world.sim.url}/douyin/obj/${media_id}`)).headers.get('content-type')).toBe('image/png')
})

test('the file of a message without address is fetched by the message', async () => {
  const { id, outcome } = world.sim.message({ from: customer, type: 'user_local_image' })
  await outcome
  const { conversation_short_id } = contentOf(world.told('im_receive_msg').content)
  const query = new URLSearchParams({ open_id: shop, conversation_id: String(conversation_short_id), message_id: id })
  const { data, err_no } = await world.call(`/api/im/message/resources/?${query}`)
  expect([err_no, isObject(data) && data.media_type]).toEqual([0, 'image'])
  const file = await fetch(isObject(data) ? String(data.url) : '')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png'])
  query.set('conversation_id', '@other')
  expect(codeOf(await world.call(`/api/im/message/resources/?${query}`))).toBe(28003082)
})

test('what was sent can be taken back, and its event comes', async () => {
  await world.sim.message({ from: customer, text: '你好' }).outcome
  const { conversation_short_id: conversation_id } = contentOf(world.told('im_receive_msg').content)
  const { msg_id } = await world.reply()
  const recall = (id: unknown) =>
    world.call(`/im/recall/msg/?open_id=${shop}`, { conversation_id, conversation_type: 1, msg_id: id })
  expect([codeOf(await recall('@other')), codeOf(await recall(msg_id))]).toEqual([28003082, 0])
  await world.sim.drain()
  expect(contentOf(world.told('im_recall_msg').content)).toEqual({ server_message_id: msg_id })
  expect(world.sim.sent()).toMatchObject([{ recalled: true }])
})

test('whether a customer allows messages unasked can be asked', async () => {
  await world.sim.message({ from: customer, text: '你好' }).outcome
  const status = async () =>
    (await world.call(`/im/authorize/status/?open_id=${shop}`, { c_open_id: customer, app_id: 'x' })).data
  expect(await status()).toEqual({ status: false })
  await world.sim.allowProactive({ from: customer }).outcome
  expect(await status()).toEqual({ status: true })
  const { data } = await world.call(`/im/authorize/user_list/?open_id=${shop}`)
  expect(data).toMatchObject({ list: [{ open_id: customer }] })
})
