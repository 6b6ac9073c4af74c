import { afterEach, beforeEach, expect, test } from 'vitest'
import { apiOf } from '../testing/api.ts'
import { type Product, startProduct } from '../testing/product.ts'
import { startSimulator } from '../testing/simulator.ts'
import type { WeComSimulator } from './simulator.ts'

let product: Product
let simulator: WeComSimulator

beforeEach(async () => {
  product = await startProduct()
  simulator = await startSimulator({ callbackUrl: product.url })
})

afterEach(async () => {
  await simulator.stop()
  await product.stop()
})

test.each([
  ['image', ['PicUrl', 'MediaId']],
  ['voice', ['MediaId', 'Format']],
  ['video', ['MediaId', 'ThumbMediaId']],
  ['location', ['Location_X', 'Location_Y', 'Scale', 'Label', 'AppType']],
  ['link', ['Title', 'Description', 'Url', 'PicUrl']],
])('a member may send %s without saying more', async (msgType, names) => {
  await simulator.message({ from: 'liuyang', msgType }).outcome
  const children = product.received[0]?.children
  expect(children?.get('MsgType')).toBe(msgType)
  expect(children?.has('MsgId')).toBe(true)
  for (const name of names) expect(children?.get(name)).not.toBe('')
})

test('a picture of a member can be fetched, by its id and by its address', async () => {
  await simulator.message({ from: 'liuyang', msgType: 'image' }).outcome
  const { MediaId = '', PicUrl = '' } = Object.fromEntries(product.received[0]?.children ?? [])
  const byId = await fetch(await apiOf(simulator.url).url('media/get', { media_id: MediaId }))
  const byUrl = await fetch(PicUrl)
  expect(byId.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await byId.arrayBuffer()).equals(Buffer.from(await byUrl.arrayBuffer()))).toBe(true)
})

test.each([
  ['LOCATION', '<Latitude>'],
  ['scancode_push', '<ScanCodeInfo><ScanType>'],
  ['pic_sysphoto', '<SendPicsInfo><Count>'],
  ['location_select', '<SendLocationInfo><Location_X>'],
  ['template_card_event', '<ResponseCode>'],
  ['batch_job_result', '<BatchJob><JobId>'],
])('the event %s has its own fields and no MsgId', async (event, xml) => {
  await simulator.event({ from: 'liuyang', event }).outcome
  expect(product.received[0]?.plaintext).toContain(xml)
  expect(product.received[0]?.plaintext).not.toContain('<MsgId>')
})

test('fields may nest and repeat', async () => {
  const SelectedItem = [
    { QuestionKey: 'q1', OptionIds: { OptionId: 'a' } },
    { QuestionKey: 'q2', OptionIds: { OptionId: 'b' } },
  ]
  await simulator.event({ from: 'liuyang', event: 'template_card_event', fields: { SelectedItems: { SelectedItem } } })
    .outcome
  expect(product.received[0]?.plaintext.match(/<SelectedItem>/g)).toHaveLength(2)
})

test('the code of a pressed card changes the card', async () => {
  await simulator.event({ from: 'liuyang', event: 'template_card_event', eventKey: 'yes' }).outcome
  const [, response_code] = /<ResponseCode><!\[CDATA\[(.*?)\]\]>/.exec(product.received[0]?.plaintext ?? '') ?? []
  const body = { agentid: 1000002, response_code, button: { replace_name: '已处理' } }
  expect((await apiOf(simulator.url).post('message/update_template_card', body)).json.errcode).toBe(0)
})
