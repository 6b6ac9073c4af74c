import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'
import { brokenInvariants } from '../testing/invariants.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const lisi = await sessionsOf(desk, 'lisi')
const key = (text: string) => ({ 'idempotency-key': text })
/** Everything that was said of a session so far, when nothing is under way any more. */
async function told(sessionId: string) {
  await desk.drain()
  return desk.db.one(sql`
    select (select count(*) from changes where session_id = ${sessionId}) as frames,
      (select count(*) from session_events where session_id = ${sessionId}) as events,
      (select count(*) from messages where session_id = ${sessionId}) as messages,
      (select sum(current_load) from agents) as load`)
}

test('accepting one’s own session again is refused, and changes nothing', async () => {
  const id = await zhangsan.manual('a1')
  const before = await told(id)
  const { status, code } = await zhangsan.command(id, 'accept', { csId: 'zhangsan' })
  expect([status, code]).toEqual([400, 40001])
  expect(await told(id)).toEqual(before)
})

test('an accept repeated with its key is one accept with one answer', async () => {
  const id = await zhangsan.pending('a2')
  const first = await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k1'))
  const before = await told(id)
  const again = await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k1'))
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.data).toEqual(first.data)
  expect(await told(id)).toEqual(before)
})

test('another key, no key, or somebody else’s is another accept', async () => {
  const id = await zhangsan.pending('a3')
  await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k1'))
  const answers = [
    await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k2')),
    await zhangsan.command(id, 'accept', { csId: 'zhangsan' }),
    await lisi.command(id, 'accept', { csId: 'lisi' }, key('k1')),
  ]
  expect(answers.map(({ status, code }) => `${status}/${code}`)).toEqual(['400/40001', '400/40001', '400/40002'])
})

test('the key of an accept is spent when the session is closed', async () => {
  const id = await zhangsan.pending('a4')
  await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k1'))
  await zhangsan.command(id, 'close')
  const { status, code } = await zhangsan.command(id, 'accept', { csId: 'zhangsan' }, key('k1'))
  expect([status, code]).toEqual([400, 40001])
})

test.each([
  ['clientMsgId', (text: string) => [{ content: text, clientMsgId: 'c1' }] as const],
  ['Idempotency-Key', (text: string) => [{ content: text }, key('c1')] as const],
])('a message repeated with its %s is one message and one send', async (name, of) => {
  const id = await zhangsan.manual(`m-${name}`)
  const text = `只说一次 ${name}`
  const answers = await Promise.all(Array.from({ length: 8 }, () => zhangsan.command(id, 'message', ...of(text))))
  await desk.drain()
  answers.push(await zhangsan.command(id, 'message', ...of(text)))
  await desk.drain()

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(new Set(answers.map(({ data }) => data.msgId)).size).toBe(1)
  expect(desk.sim.sent().filter((sent) => sent.text === text)).toHaveLength(1)
  const said = (await zhangsan.history(id)).filter(({ content }) => content === text)
  expect(said).toMatchObject([{ senderType: 'manual', senderId: 'zhangsan', clientMsgId: 'c1', delivery: 'sent' }])
})

test('header and body name the same key, and of two different ones the body’s counts', async () => {
  const id = await zhangsan.manual('m-both')
  const first = await zhangsan.command(id, 'message', { content: 'x', clientMsgId: 'b' }, key('h'))
  const sameAsBody = await zhangsan.command(id, 'message', { content: 'x' }, key('b'))
  const another = await zhangsan.command(id, 'message', { content: 'x' }, key('h'))
  expect(sameAsBody.data.msgId).toBe(first.data.msgId)
  expect(another.data.msgId).not.toBe(first.data.msgId)
})

test('a key names a message in its own session only, and without a key every message is a new one', async () => {
  const [one, two] = [await zhangsan.manual('m-one'), await zhangsan.manual('m-two')]
  const answers = [
    await zhangsan.command(one, 'message', { content: 'x', clientMsgId: 'same' }),
    await zhangsan.command(two, 'message', { content: 'x', clientMsgId: 'same' }),
    await zhangsan.command(one, 'message', { content: 'x' }),
    await zhangsan.command(one, 'message', { content: 'x' }),
  ]
  expect(new Set(answers.map(({ data }) => data.msgId)).size).toBe(4)
})

test('a message repeated after the session was closed is still the message it was', async () => {
  const id = await zhangsan.manual('m-closed')
  const first = await zhangsan.command(id, 'message', { content: 'x', clientMsgId: 'c1' })
  await zhangsan.command(id, 'close')
  const again = await zhangsan.command(id, 'message', { content: 'x', clientMsgId: 'c1' })
  expect([again.status, again.data.msgId]).toEqual([200, first.data.msgId])
})

test('a long message that was cut is repeated as a whole', async () => {
  const id = await zhangsan.manual('m-long')
  const body = { content: '很长的一段说明。'.repeat(200), clientMsgId: 'long' }
  const first = await zhangsan.command(id, 'message', body)
  const before = await told(id)
  const again = await zhangsan.command(id, 'message', body)
  expect(again.data.msgId).toBe(first.data.msgId)
  expect(await told(id)).toEqual(before)
  const parts = (await zhangsan.history(id)).filter(({ senderType }) => senderType === 'manual')
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ content }) => content).join('')).toBe(body.content)
})

test('closing what is closed answers 200, by whomever, and tells nobody anything', async () => {
  const id = await zhangsan.manual('c1')
  const first = await zhangsan.command(id, 'close')
  const before = await told(id)
  const again = [await zhangsan.command(id, 'close'), await lisi.command(id, 'close')]
  expect(again.map(({ status }) => status)).toEqual([200, 200])
  expect(again[0]?.data).toEqual(first.data)
  expect(await told(id)).toEqual(before)
})

test('ten who close at once close once', async () => {
  const id = await zhangsan.manual('c2')
  const answers = await Promise.all(Array.from({ length: 10 }, () => zhangsan.command(id, 'close')))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const rows = await desk.db.rows(sql`
    select 1 from session_events where session_id = ${id} and to_status = 'closed'`)
  expect(rows).toHaveLength(1)
  expect(await brokenInvariants(desk.db)).toEqual([])
})
