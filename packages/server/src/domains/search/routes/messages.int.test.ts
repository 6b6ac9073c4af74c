import { expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import { sessionsOf } from '../../sessions/testing/desk-sessions.ts'
import type { MessageFound } from '../contract.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const { token } = await desk.login('zhangsan')

const get = (query: string, as = token) => desk.call('GET', `/api/messages/search?${query}`, { token: as })
const search = async (q: string, more = ''): Promise<MessageFound[]> =>
  (await get(`q=${encodeURIComponent(q)}${more}`)).data.items

test('what customers, agents and the bot wrote is found with its session, and what was looked for is marked', async () => {
  const id = await zhangsan.manual('liuyang')
  await desk.say('liuyang', '我的 ＶＰＮ 又断了')
  await zhangsan.command(id, 'message', { content: '请重启 vpn 客户端' })
  await desk.drain()
  const found = await search('VPN')
  expect(found.map(({ message, ranges }) => ranges.map(({ start, end }) => message.content.slice(start, end)))).toEqual(
    [['vpn'], ['ＶＰＮ']],
  )
  expect(found[0]).toMatchObject({ session: { sessionId: id, status: 'manual' }, message: { senderType: 'manual' } })
})

test('notes are found by colleagues too', async () => {
  const id = await zhangsan.manual('chenjing')
  await desk.call('POST', `/api/sessions/${id}/notes`, { token, body: { content: '备查：合同编号 HT-2031' } })
  await desk.drain()
  expect(await search('ht-2031')).toMatchObject([{ message: { msgType: 'note' }, session: { sessionId: id } }])
})

test('pages follow each other without a gap or a repeat', async () => {
  const id = await zhangsan.manual('sunli')
  for (let i = 1; i <= 5; i++) await desk.say('sunli', `第${i}次催促`)
  const seen: string[] = []
  let cursor = ''
  do {
    const { data } = await get(`q=${encodeURIComponent('催促')}&limit=2${cursor}`)
    seen.push(...data.items.map(({ message }: MessageFound) => message.content))
    cursor = data.next ? `&cursor=${data.next}` : ''
  } while (cursor)
  expect(seen).toEqual(['第5次催促', '第4次催促', '第3次催促', '第2次催促', '第1次催促'])
  expect(await search('催促', '&csId=lisi')).toEqual([])
  expect(await search('催促', '&channelType=jd')).toEqual([])
  expect(await search('催促', `&csId=zhangsan&channelType=wechat&from=2020-01-01T00:00:00Z`)).toHaveLength(5)
  expect(await search('催促', '&to=2020-01-01T00:00:00Z')).toEqual([])
  expect((await search('催促'))[0]?.session.sessionId).toBe(id)
})

test.each(['', 'q=', 'q=%20', `q=${'x'.repeat(65)}`, 'q=a&limit=0', 'q=a&limit=101', 'q=a&from=yesterday', 'q=a&q=b'])(
  'a search for "%s" is refused',
  async (query) => {
    expect(await get(query)).toMatchObject({ status: 400, code: 40000 })
  },
)

test('a cursor that is none of ours begins at the newest, and quotes and operators are only text', async () => {
  expect((await get(`q=${encodeURIComponent('催促')}&cursor=x`)).data.items).toHaveLength(5)
  for (const q of ["'", '\\', "a' | 'b", '!&|()<->:*', '%', '_']) {
    expect([q, (await get(`q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200])
  }
})

test('whoever is not signed in finds nothing', async () => {
  expect(await get('q=a', 'nobody')).toMatchObject({ status: 401, code: 1001 })
})
