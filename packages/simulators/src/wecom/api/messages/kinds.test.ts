import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, png, upload } from '../../../testing/api.ts'
import { startSimulator } from '../../../testing/simulator.ts'
import type { WeComSimulator } from '../../simulator.ts'

const agentid = 1000002
const card = {
  card_type: 'button_interaction',
  task_id: 'task-1',
  main_title: { title: '满意吗' },
  button_list: [{ text: '满意', key: 'yes' }],
}
let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  simulator = await startSimulator({ tokenTtlSeconds: 366 * 86_400 })
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

test.each([
  ['markdown', { content: '**好**' }],
  ['textcard', { title: '发票', description: '已开具', url: 'https://example.test/1' }],
  ['news', { articles: [{ title: '新品', url: 'https://example.test/2' }] }],
  ['mpnews', { articles: [{ title: '新品', thumb_media_id: 'x', content: '<p>好</p>' }] }],
  ['miniprogram_notice', { appid: 'wx1', title: '提醒' }],
  [
    'template_card',
    { card_type: 'text_notice', main_title: { title: '提醒' }, card_action: { type: 1, url: 'https://x.test' } },
  ],
])('%s is stored whole', async (msgtype, content) => {
  expect((await api.send({ msgtype, [msgtype]: content })).json.errcode).toBe(0)
  expect(simulator.sent()).toMatchObject([{ msgtype, body: { [msgtype]: content } }])
})

test.each([
  ['an image that is not there', { msgtype: 'image', image: { media_id: 'none' } }, 40007],
  ['an image without media_id', { msgtype: 'image', image: {} }, 41006],
  ['a textcard without url', { msgtype: 'textcard', textcard: { title: 'x', description: 'y' } }, 41010],
  ['nine articles', { msgtype: 'news', news: { articles: Array(9).fill({ title: 'x' }) } }, 45008],
  ['a card of an unknown kind', { msgtype: 'template_card', template_card: { card_type: 'x' } }, 42014],
  [
    'a card to press without task_id',
    { msgtype: 'template_card', template_card: { ...card, task_id: undefined } },
    42016,
  ],
  ['confidential news', { msgtype: 'news', safe: 1, news: { articles: [{ title: 'x' }] } }, 40074],
])('%s is refused', async (_name, patch, errcode) => {
  expect((await api.send(patch)).json.errcode).toBe(errcode)
  expect(simulator.sent()).toEqual([])
})

test('a department reaches everybody below it, a tag everybody who has it', async () => {
  await api.send({ touser: '', toparty: '1' })
  expect(simulator.sent()[0]?.to).toHaveLength(11)
  expect((await api.send({ touser: '', totag: '2|9' })).json).toMatchObject({ errcode: 0, invalidtag: '9' })
  expect(simulator.sent()[1]?.to).toEqual(['liuyang', 'wanglei'])
})

describe('above so many messages a minute', () => {
  test('a member gets nothing more and nobody is told', async () => {
    simulator.rules({ memberMessagesPerMinute: 2 })
    for (let i = 0; i < 4; i += 1) expect((await api.send({ text: { content: `${i}` } })).json.errcode).toBe(0)
    await api.send({ touser: 'chenjing' })
    expect(simulator.sent().map(({ to }) => to[0])).toEqual(['liuyang', 'liuyang', 'chenjing'])
    simulator.advance(60)
    await api.send()
    expect(simulator.sent()).toHaveLength(4)
  })
})

describe('recall', () => {
  test('takes back an own message of the last 24 hours', async () => {
    const { msgid } = (await api.send()).json
    expect((await api.post('message/recall', { msgid })).json.errcode).toBe(0)
    expect(simulator.sent()[0]?.recalled).toBe(true)
  })

  test('is too late after that', async () => {
    const { msgid } = (await api.send()).json
    simulator.advance(24 * 3_600 + 1)
    expect((await api.post('message/recall', { msgid })).json.errcode).toBe(42052)
  })

  test('does not know other messages', async () => {
    expect((await api.post('message/recall', { msgid: 'none' })).json.errcode).toBe(40058)
  })
})

describe('a card to press', () => {
  const update = (response_code: unknown, patch = {}) =>
    api.post('message/update_template_card', {
      agentid,
      userids: ['liuyang'],
      response_code,
      button: { replace_name: '已处理' },
      ...patch,
    })

  test('can be changed once by the code that came with it', async () => {
    const { response_code } = (await api.send({ msgtype: 'template_card', template_card: card })).json
    expect((await update(response_code)).json).toMatchObject({ errcode: 0, invaliduser: [] })
    expect(simulator.sent()[0]?.update).toBe('已处理')
    expect((await update(response_code)).json.errcode).toBe(60140)
  })

  test('keeps its code for 72 hours', async () => {
    const { response_code } = (await api.send({ msgtype: 'template_card', template_card: card })).json
    simulator.advance(72 * 3_600 + 1)
    expect((await update(response_code)).json.errcode).toBe(60140)
  })

  test('needs something to change', async () => {
    const { response_code } = (await api.send({ msgtype: 'template_card', template_card: card })).json
    expect((await update(response_code, { button: undefined })).json.errcode).toBe(40063)
  })
})

describe('media', () => {
  const uploadAs = async (type: string, bytes: Buffer, filename?: string) =>
    (await upload(await api.url('media/upload', { type }), bytes, filename)).json

  test('come back as they were, under their name, for 3 days', async () => {
    const { media_id, created_at } = await uploadAs('image', png, '发票.png')
    expect(created_at).toMatch(/^\d+$/)
    const response = await fetch(await api.url('media/get', { media_id: String(media_id) }))
    expect(response.headers.get('content-type')).toBe('image/png')
    const disposition = Buffer.from(response.headers.get('content-disposition') ?? '', 'latin1').toString('utf8')
    expect(disposition).toBe('attachment; filename="发票.png"')
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
    simulator.advance(3 * 86_400)
    expect((await api.get('media/get', { media_id: String(media_id) })).json.errcode).toBe(40007)
  })

  test('come in parts on demand', async () => {
    const { media_id } = await uploadAs('file', Buffer.from('0123456789'), 'a.txt')
    const url = await api.url('media/get', { media_id: String(media_id) })
    const part = async (range: string) => {
      const response = await fetch(url, { headers: { range } })
      return [response.status, response.headers.get('content-range'), await response.text()]
    }
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89'])
    const [status, , text] = await part('bytes=20-30')
    expect([status, JSON.parse(String(text)).errcode]).toEqual([200, 40146])
  })

  test.each([
    ['an unknown type', 'sticker', png, 40004],
    ['an empty file', 'file', Buffer.alloc(5), 44001],
    ['a picture that is none', 'image', Buffer.alloc(100), 40123],
    ['a voice that is no AMR', 'voice', png, 40004],
    ['a film that is no MP4', 'video', png, 40004],
    ['a voice above 2 MB', 'voice', Buffer.alloc(2 * 1_048_576 + 1), 40006],
    ['a film above 10 MB', 'video', Buffer.alloc(10 * 1_048_576 + 1), 40011],
    ['a picture above 10 MB', 'image', Buffer.alloc(10 * 1_048_576 + 1), 40009],
    ['a file above 20 MB', 'file', Buffer.alloc(20 * 1_048_576 + 1), 45001],
  ])('%s is refused', async (_name, type, bytes, errcode) => {
    expect((await uploadAs(type, bytes)).errcode).toBe(errcode)
  })

  test('need a part called media', async () => {
    expect((await upload(await api.url('media/upload', { type: 'image' }), png, 'a.png', 'file')).json.errcode).toBe(
      44001,
    )
    expect((await api.post('media/upload', 'no form')).json.errcode).toBe(40004)
  })
})
