import { beforeAll, expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk)
let id = ''

/** customer, bot, customer, [handoff], [accepted], person ×3, customer, [closed] */
beforeAll(async () => {
  await desk.say('liuyang', 'VPN 连不上怎么办')
  id = await zhangsan.manual('liuyang')
  for (const content of ['一', '二', '三']) await zhangsan.command(id, 'message', { content })
  await desk.say('liuyang', '好的')
  await zhangsan.command(id, 'close')
  await desk.drain()
})

test('the history is what people and the bot said, oldest first', async () => {
  const history = await zhangsan.history(id)
  expect(history.map(({ seq, senderType }) => [seq, senderType])).toEqual([
    [1, 'customer'],
    [2, 'ai'],
    [3, 'customer'],
    [6, 'manual'],
    [7, 'manual'],
    [8, 'manual'],
    [9, 'customer'],
  ])
  const times = history.map(({ createdAt }) => Date.parse(createdAt))
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

test('the lines of the desk itself come only when they are asked for', async () => {
  const whole = await zhangsan.history(id, '?includeSystem=true')
  expect(whole.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const system = whole.filter(({ senderType }) => senderType === undefined)
  expect(system.map(({ seq, msgType }) => [seq, msgType])).toEqual([
    [4, 'system'],
    [5, 'system'],
    [10, 'system'],
  ])
  expect(await zhangsan.history(id, '?includeSystem=false')).toEqual(await zhangsan.history(id))
})

test('each sender is named: the customer by its reference, the person and the bot also by name', async () => {
  const history = await zhangsan.history(id)
  expect(history[0]).toMatchObject({ senderId: 'emp:liuyang', msgType: 'text' })
  expect(history[1]).toMatchObject({ senderType: 'ai', senderName: '小应' })
  expect(history[3]).toMatchObject({ senderId: 'zhangsan', senderName: '张三', content: '一', delivery: 'sent' })
})

test('page by page backwards every message comes once', async () => {
  const seen: number[] = []
  let query = '?limit=3'
  for (;;) {
    const page = await zhangsan.history(id, `${query}&includeSystem=true`)
    seen.unshift(...page.map(({ seq }) => seq))
    const [first] = page
    if (!first) break
    query = `?limit=3&beforeSeq=${first.seq}`
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('the newest come when there is no room for all, still oldest first', async () => {
  expect((await zhangsan.history(id, '?limit=2')).map(({ seq }) => seq)).toEqual([8, 9])
  expect((await zhangsan.history(id, '?limit=2&beforeSeq=8')).map(({ seq }) => seq)).toEqual([6, 7])
  expect(await zhangsan.history(id, '?beforeSeq=1')).toEqual([])
})

test('a place beyond every message is no limit', async () => {
  const whole = await zhangsan.history(id)
  expect(await zhangsan.history(id, '?beforeSeq=2147483647')).toEqual(whole)
  expect(await zhangsan.history(id, '?beforeSeq=99999999999')).toEqual(whole)
})

test.each(['?limit=0', '?limit=1001', '?beforeSeq=0', '?beforeSeq=x', '?beforeSeq=1.5', '?includeSystem=perhaps'])(
  '%s is a bad parameter',
  async (query) => {
    const { token } = await desk.login('lisi')
    const { status, code } = await desk.call('GET', `/api/sessions/${id}/history${query}`, { token })
    expect([status, code]).toEqual([400, 40000])
  },
)

test('the summary counts what people and the bot said, and tells the last of it', async () => {
  expect(await zhangsan.info(id)).toMatchObject({ messageCount: 7, lastMessage: '好的', lastSenderType: 'customer' })
})
