import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk)
const id = await zhangsan.manual('liuyang')

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

test.each([
  ['NUL inside a text', 'a\0b', 'ab'],
  ['a lone high surrogate', 'a\ud83d', 'a\ufffd'],
  ['a lone low surrogate', '\ude00b', '\ufffdb'],
  ['surrogates in the wrong order', '\ude00\ud83d', '\ufffd\ufffd'],
  ['what looks like SQL', "'; drop table messages; --", "'; drop table messages; --"],
  ['what looks like JSON', '{"a": null, "b": "\\u0000"}', '{"a": null, "b": "\\u0000"}'],
  ['what looks like XML', '<xml><![CDATA[x]]></xml> &amp;', '<xml><![CDATA[x]]></xml> &amp;'],
  ['a text array', '{a,"b",NULL}', '{a,"b",NULL}'],
  ['emoji of many code points', '👨‍👩‍👧‍👦🇨🇳', '👨‍👩‍👧‍👦🇨🇳'],
  ['text that runs from right to left', 'مرحبا \u202eabc', 'مرحبا \u202eabc'],
])('%s in a reply is stored, sent and told as text', async (_what, content, stored) => {
  const { status, data } = await zhangsan.command(id, 'message', { content })
  await desk.drain()
  expect([status, data.content]).toEqual([200, stored])
  expect((await zhangsan.history(id)).find(({ msgId }) => msgId === data.msgId)?.content).toBe(stored)
  expect(desk.sim.sent().at(-1)?.text).toBe(stored)
})

test('control characters are kept, also those a remote does not carry', async () => {
  const { data } = await zhangsan.command(id, 'message', { content: 'a\u0001\u001e\u001f\u007fb' })
  expect((await zhangsan.history(id)).find(({ msgId }) => msgId === data.msgId)?.content).toBe(data.content)
  expect(data.content).toBe('a\u0001\u001e\u001f\u007fb')
})

test('any text that is not blank arrives as it was written, but for NUL and broken halves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
      const kept = text.toWellFormed().replaceAll('\0', '').trim()
      const { status, data } = await zhangsan.command(id, 'message', { content: text })
      expect([status, data?.content]).toEqual(kept === '' ? [400, undefined] : [200, kept])
    }),
    { numRuns: 40 },
  )
})

test('no answer and no frame has a null, and every time has its zone', async () => {
  const { token } = await desk.login('zhangsan')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  await desk.say('chenjing', '打印机无法打印怎么办')
  const manual = await zhangsan.manual('chenjing')
  await zhangsan.command(manual, 'message', { content: '在' })
  await desk.drain()
  await zhangsan.command(manual, 'close')
  await desk.say('zhaolei', '这是什么')
  await desk.drain()
  await socket.next((frame) => frame.type === 'session_closed')

  const answers: unknown[] = [...socket.frames, (await desk.call('GET', '/api/sessions', { token })).data]
  for (const session of [manual, await zhangsan.idOf('zhaolei')]) {
    answers.push(await zhangsan.info(session), await zhangsan.history(session, '?includeSystem=true'))
  }
  const found = answers.flatMap((answer) => leaves(answer))
  expect(found.filter(([, value]) => value === null || value === '')).toEqual([])
  const times = found.filter(([key]) => /(Time|At|Since)$/.test(key))
  expect(times.length).toBeGreaterThan(20)
  expect(times.filter(([, value]) => !rfc3339.test(String(value)))).toEqual([])
  await socket.close()
})

test('a session says in which channel it is, by family and exactly, and who the account is', async () => {
  expect(await zhangsan.info(id)).toMatchObject({ channelType: 'wechat', channelId: 'wecom-app', kfId: '1000002' })
})

test('a long last message is shown by its beginning', async () => {
  await zhangsan.command(id, 'message', { content: '长'.repeat(500) })
  const { lastMessage = '' } = await zhangsan.info(id)
  expect('长'.repeat(500).startsWith(lastMessage)).toBe(true)
  expect(lastMessage.length).toBeLessThanOrEqual(200)
})

test('the beginning of a last message never ends in half a character', async () => {
  await zhangsan.command(id, 'message', { content: `${'x'.repeat(199)}😀 and more` })
  const { lastMessage = '' } = await zhangsan.info(id)
  expect(lastMessage).toMatch(/^x{199}(😀)?$/u)
})

test('what a customer writes is kept as it came, whatever is in it', async () => {
  const strange = 'a\u0001b <b>&amp;</b> ]]> "\'{}' + '\u2028' + '😀'
  await desk.say('sunli', strange)
  const [message] = await zhangsan.history(await zhangsan.idOf('sunli'))
  const row = await desk.db.one<{ text: string }>(sql`
    select item ->> 'text' as text from inbound where item ->> 'customerRef' = 'emp:sunli'`)
  expect(message?.content).toBe(row?.text)
  expect(message?.content).toContain('<b>&amp;</b> ]]> "\'{}')
})

function leaves(value: unknown, key = ''): [key: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[key, value]]
  return Object.entries(value).flatMap(([name, child]) => leaves(child, name))
}
