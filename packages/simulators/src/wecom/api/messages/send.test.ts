import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, png, upload } from '../../../testing/api.ts'
import { startSimulator } from '../../../testing/simulator.ts'
import { demoMembers } from '../../directory/demo-company.ts'
import type { WeComSimulator } from '../../simulator.ts'

let nowMs: number
let simulator: WeComSimulator
let api: ReturnType<typeof apiOf>

beforeEach(async () => {
  nowMs = 1_700_000_000_000
  simulator = await startSimulator({ now: () => nowMs })
  api = apiOf(simulator.url)
})

afterEach(() => simulator.stop())

test('a text reaches its receiver and gets a msgid', async () => {
  const { json } = await api.send()
  expect(json).toMatchObject({ errcode: 0, invaliduser: '', invalidparty: '', invalidtag: '' })
  expect(simulator.sent()).toMatchObject([{ msgid: json.msgid, touser: 'liuyang', to: ['liuyang'], text: '您好' }])
})

describe('receivers', () => {
  test('are found ignoring case, and the invalid ones come back lower-cased', async () => {
    const { json } = await api.send({ touser: 'LIUYANG|Nobody|ChenJing|STRANGER|liuyang' })
    expect(json).toMatchObject({ errcode: 0, invaliduser: 'nobody|stranger' })
    expect(simulator.sent()[0]?.to).toEqual(['liuyang', 'chenjing'])
  })

  test('may be departments or everyone', async () => {
    expect((await api.send({ touser: '', toparty: '2|99' })).json).toMatchObject({ errcode: 0, invalidparty: '99' })
    expect(simulator.sent()[0]?.to).toEqual(['zhangsan', 'lisi', 'admin'])
    await api.send({ touser: '@all' })
    expect(simulator.sent()[1]?.to).toHaveLength(demoMembers.length)
  })

  test('are who wrote before, also when the directory did not know them', async () => {
    simulator.message({ from: 'guest-1', text: 'hi' })
    expect((await api.send({ touser: 'guest-1' })).json.errcode).toBe(0)
  })
})

test.each([
  ['all receivers are invalid', 81013, { touser: 'nobody|stranger' }],
  ['there is no receiver', 82001, { touser: '' }],
  ['the agentid is of another app', 40056, { agentid: 1000003 }],
  ['the agentid is missing', 41011, { agentid: undefined }],
  ['the msgtype has no content', 40008, { msgtype: 'image' }],
  ['the text is empty', 44004, { text: { content: '' } }],
  ['there are more than 1000 receivers', 40031, { touser: Array.from({ length: 1001 }, (_, i) => `u${i}`).join('|') }],
])('when %s it answers %i and nothing is sent', async (_name, errcode, patch) => {
  expect(await api.send(patch)).toMatchObject({ status: 200, json: { errcode } })
  expect(simulator.sent()).toEqual([])
})

test('a body that is no JSON answers 40058 and says so', async () => {
  const { json } = await api.post('message/send', '{"touser":')
  expect(json.errcode).toBe(40058)
  expect(json.errmsg).toContain('wrong json format')
})

test('text in \\u escapes is refused, real UTF-8 and escaped control characters are not', async () => {
  const body = (content: string) =>
    `{"touser":"liuyang","msgtype":"text","agentid":1000002,"text":{"content":"${content}"}}`
  expect((await api.post('message/send', body('\\u4f60\\u597d'))).json.errcode).toBe(40033)
  expect((await api.post('message/send', body('你好\\u001f\\\\u4f60'))).json.errcode).toBe(0)
})

describe('a text over 2048 bytes', () => {
  test.each([
    ['x'.repeat(3_000), 'x'.repeat(2_048)],
    ['你'.repeat(1_000), '你'.repeat(682)],
    [`${'x'.repeat(2_046)}😀`, 'x'.repeat(2_046)],
  ])('is cut silently, never through a character', async (content, expected) => {
    expect((await api.send({ text: { content } })).json.errcode).toBe(0)
    expect(simulator.sent()[0]?.text).toBe(expected)
  })
})

test('other kinds of message are stored whole and readable', async () => {
  await api.send({
    msgtype: 'textcard',
    textcard: { title: '发票', description: '已开具', url: 'https://example.test/1' },
  })
  const { media_id } = (await upload(await api.url('media/upload', { type: 'image' }), png)).json
  await api.send({ msgtype: 'image', image: { media_id } })
  expect(simulator.sent()).toMatchObject([
    { msgtype: 'textcard', text: '发票\n已开具\nhttps://example.test/1' },
    { msgtype: 'image', text: '[image]', body: { image: { media_id } } },
  ])
})

describe('the duplicate check', () => {
  const check = { enable_duplicate_check: 1, duplicate_check_interval: 60 }

  test('accepts the repetition and delivers it to nobody twice', async () => {
    await api.send(check)
    expect((await api.send(check)).json.errcode).toBe(0)
    expect((await api.send({ ...check, touser: 'liuyang|chenjing' })).json.errcode).toBe(0)
    expect(simulator.sent().map(({ to }) => to)).toEqual([['liuyang'], ['chenjing']])
    expect(simulator.counters().suppressed).toBe(1)
  })

  test('lets other content through, and the same after its interval', async () => {
    await api.send(check)
    await api.send({ ...check, text: { content: '另一句' } })
    nowMs += 60_000
    await api.send(check)
    expect(simulator.sent()).toHaveLength(3)
  })

  test('is off unless asked for', async () => {
    await api.send()
    await api.send()
    expect(simulator.sent()).toHaveLength(2)
  })
})

test('the same logical message has the same hash, another one another', async () => {
  await api.send()
  await api.send({ enable_duplicate_check: 0, touser: 'LiuYang' })
  await api.send({ text: { content: '别的' } })
  const [first, again, other] = simulator.sent().map(({ hash }) => hash)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})
