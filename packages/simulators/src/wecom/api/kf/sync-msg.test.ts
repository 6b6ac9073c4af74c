import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, type KfWorld, startKf } from '../../../testing/kf.ts'

let world: KfWorld
beforeEach(async () => {
  world = await startKf()
})
afterEach(() => world.stop())

function write(...texts: string[]): void {
  for (const text of texts) world.kf.message({ from: customer, text })
}

const textsOf = (page: { msg_list: { text: { content: string } }[] }) => page.msg_list.map(({ text }) => text.content)

test('a message carries who wrote it, when and what', async () => {
  const { msgid } = world.kf.message({ from: customer, text: '在吗 😀', menu_id: 'csat_5' })
  const { msg_list } = await world.sync()
  expect(msg_list).toMatchObject([
    {
      msgid,
      open_kfid: world.openKfid,
      external_userid: customer,
      origin: 3,
      msgtype: 'text',
      text: { content: '在吗 😀', menu_id: 'csat_5' },
    },
  ])
  expect(Number.isInteger(msg_list[0].send_time)).toBe(true)
})

test('pages follow each other by the cursor, and the last one has a cursor too', async () => {
  write('一', '二', '三')
  const first = await world.sync({ limit: 2 })
  expect(textsOf(first)).toEqual(['一', '二'])
  expect(first.has_more).toBe(1)
  const second = await world.sync({ limit: 2, cursor: first.next_cursor })
  expect(textsOf(second)).toEqual(['三'])
  expect(second.has_more).toBe(0)
  write('四')
  expect(textsOf(await world.sync({ cursor: second.next_cursor }))).toEqual(['四'])
})

test('the accounts have their own logs and cursors', async () => {
  write('一')
  const { next_cursor } = await world.sync()
  const other = world.kf.state()[1]?.open_kfid
  expect((await world.sync({ open_kfid: other })).msg_list).toEqual([])
  expect((await world.sync({ open_kfid: other, cursor: next_cursor })).errcode).toBe(60268)
})

test.each(['1.abc', 'nonsense', '-5', `${'x'.repeat(60)}`])('the cursor %s is refused', async (cursor) => {
  expect((await world.sync({ cursor })).errcode).toBe(60268)
})

test('an empty page on demand says there is more, and skips nothing', async () => {
  write('一')
  world.simulator.faults({ emptyNextPages: 1 })
  const empty = await world.sync()
  expect(empty).toMatchObject({ has_more: 1, msg_list: [] })
  expect(textsOf(await world.sync({ cursor: empty.next_cursor }))).toEqual(['一'])
})

test('what is older than 3 days is gone, and an old cursor goes on at the oldest kept', async () => {
  write('一')
  const { next_cursor } = await world.sync()
  write('二')
  world.simulator.advance(3 * 86_400 + 60)
  write('三')
  expect(textsOf(await world.sync({ cursor: next_cursor }))).toEqual(['三'])
  expect(textsOf(await world.sync())).toEqual(['三'])
})

test('a cursor is good after a restart of the simulator', async () => {
  write('一')
  const { next_cursor } = await world.sync()
  world.simulator.reset()
  write('二')
  expect(textsOf(await world.sync({ cursor: next_cursor }))).toEqual(['二'])
})

test('polling without a token is limited', async () => {
  world.simulator.rules({ kfPollsPerMinute: 2 })
  expect([await world.sync(), await world.sync(), await world.sync()].map(({ errcode }) => errcode)).toEqual([
    0, 0, 45009,
  ])
  world.simulator.advance(61)
  expect((await world.sync()).errcode).toBe(0)
})

describe('refused are', () => {
  test.each([
    ['no account', { open_kfid: '' }, 60251],
    ['an unknown account', { open_kfid: 'wknone' }, 95004],
    ['an id of another kind', { open_kfid: 'xx1' }, 95000],
    ['a limit of 0', { limit: 0 }, 40058],
    ['a limit above 1000', { limit: 1001 }, 40058],
    ['an unknown voice format', { voice_format: 2 }, 40058],
  ])('%s', async (_name, patch, errcode) => {
    expect((await world.sync(patch)).errcode).toBe(errcode)
  })
})

test.each([
  ['image', { media_id: expect.any(String) }],
  ['voice', { media_id: expect.any(String) }],
  ['video', { media_id: expect.any(String) }],
  ['file', { media_id: expect.any(String) }],
  ['location', { latitude: expect.any(Number), longitude: expect.any(Number), name: expect.any(String) }],
  ['link', { title: expect.any(String), url: expect.any(String) }],
  ['business_card', { userid: 'zhangsan' }],
  ['miniprogram', { appid: expect.any(String), pagepath: expect.any(String) }],
  ['merged_msg', { title: expect.any(String), item: [{ msg_content: expect.any(String) }] }],
  ['channels', { sub_type: 1, nickname: expect.any(String) }],
  ['something_new', {}],
])('a customer may send a %s', async (type, body) => {
  world.kf.message({ from: customer, type })
  expect((await world.sync()).msg_list).toMatchObject([{ msgtype: type, [type]: body }])
})
