import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket } from '../../testing/index.ts'
import { sessionsOf } from '../sessions/testing/desk-sessions.ts'

const desk = await bootDesk()
const zhangsan = await sessionsOf(desk, 'zhangsan')
const admin = await desk.login('admin')
const invite = '请为本次服务评分：回复 1-5（5 为非常满意）'

const setEnabled = (enabled: boolean, token = admin.token) =>
  desk.call('PUT', '/api/settings/survey', { token, body: { enabled } })
beforeEach(async () => void (await setEnabled(true)))
afterEach(() =>
  desk.db.run(sql`update channel_accounts set mode = 'hosted', reply_hours = null, reply_messages = null`),
)

const sentTo = (customer: string) =>
  desk.sim
    .sent()
    .filter(({ to }) => to.includes(customer))
    .map(({ text }) => text)

/** A session of a person, ended. */
async function served(customer: string): Promise<string> {
  const id = await zhangsan.manual(customer)
  await zhangsan.command(id, 'close')
  await desk.drain()
  return id
}

const ratings = () =>
  desk.db.rows<{ id: string; csId: string; rating: number }>(
    sql`select session_id as id, cs_id as "csId", rating from session_ratings order by at`,
  )

test('after a person has ended the session the customer is asked, and the answer is kept, thanked and no new session', async () => {
  const id = await served('liuyang')
  expect(sentTo('liuyang').slice(-1)).toEqual([invite])
  await desk.say('liuyang', '5分')
  expect(await ratings()).toEqual([{ id, csId: 'zhangsan', rating: 5 }])
  expect(sentTo('liuyang').slice(-1)).toEqual(['感谢您的评价！'])
  expect(await zhangsan.idOf('liuyang')).toBe(id)
  expect(await zhangsan.info(id)).toMatchObject({ status: 'closed', rating: 5 })
  expect((await zhangsan.history(id)).at(-1)).toMatchObject({ senderType: 'customer', content: '5分' })
})

test('the same answer told twice is one rating and one message', async () => {
  const id = await served('chenjing')
  desk.sim.faults({ duplicateRate: 1 })
  await desk.say('chenjing', '4')
  desk.sim.faults({})
  expect((await ratings()).filter((row) => row.id === id)).toEqual([{ id, csId: 'zhangsan', rating: 4 }])
  expect((await zhangsan.history(id)).filter(({ content }) => content === '4')).toHaveLength(1)
  expect(await zhangsan.idOf('chenjing')).toBe(id)
})

test('only the first thing that is said is an answer: a number after something else belongs to what follows', async () => {
  const id = await served('sunli')
  await desk.say('sunli', '还有一个问题')
  await desk.say('sunli', '5')
  const next = await zhangsan.idOf('sunli')
  expect((await ratings()).map((row) => row.id)).not.toContain(id)
  expect((await zhangsan.history(next)).map(({ content }) => content)).toContain('5')
})

test('what is said after the answer begins as it always does', async () => {
  const id = await served('zhaolei')
  desk.sim.message({ from: 'zhaolei', text: '3' })
  desk.sim.message({ from: 'zhaolei', text: '5' })
  await desk.sim.drain()
  await desk.drain()
  expect(await ratings()).toContainEqual({ id, csId: 'zhangsan', rating: 3 })
  const contents = (
    await desk.db.rows<{ content: string }>(sql`
    select content from messages where sender_id = 'emp:zhaolei' order by session_id, seq`)
  ).map(({ content }) => content)
  expect(contents.filter((content) => content === '5')).toHaveLength(1)
})

test('after a day a number is a message like any other', async () => {
  const id = await served('zhoujie')
  await desk.db.run(sql`update surveys set asked_at = now() - interval '25 hours' where session_id = ${id}`)
  await desk.say('zhoujie', '1')
  expect((await ratings()).map((row) => row.id)).not.toContain(id)
})

test('a number in an open session is never taken for a rating', async () => {
  const id = await served('hejing')
  const open = await zhangsan.manual('hejing')
  await desk.say('hejing', '2')
  expect((await zhangsan.history(open)).at(-1)).toMatchObject({ content: '2' })
  expect((await ratings()).map((row) => row.id)).not.toContain(id)
})

test('nobody is asked who was served by the bot alone, by a desk that does not ask, or inside the channel', async () => {
  await desk.say('wanglei', '你好')
  await zhangsan.command(await zhangsan.idOf('wanglei'), 'close')
  await setEnabled(false)
  await served('wuting')
  await setEnabled(true)
  const native = await zhangsan.manual('qianwei')
  await desk.db.run(sql`update channel_accounts set mode = 'native'`)
  await zhangsan.command(native, 'close')
  // This channel has nobody who would carry out what is wished of the remote.
  await desk.db.run(sql`delete from remote_wishes`)
  await desk.drain()
  for (const customer of ['wanglei', 'wuting', 'qianwei']) expect(sentTo(customer)).not.toContain(invite)
})

test('the question counts as a message: when the window has room for the farewell alone, nobody is asked', async () => {
  for (const [customer, replies, asked] of [
    ['liming', 4, false],
    ['zhaomin', 3, true],
  ] as const) {
    const id = await zhangsan.manual(customer)
    await desk.drain()
    await desk.db.run(sql`update channel_accounts set reply_hours = 48, reply_messages = 5`)
    await desk.db.run(
      sql`update sessions set last_customer_at = now(), replies_since = ${replies}::int where id = ${id}`,
    )
    await zhangsan.command(id, 'close')
    await desk.drain()
    expect([customer, sentTo(customer).includes(invite)]).toEqual([customer, asked])
  }
})

test('whoever served last and supervisors hear of a rating, other agents do not', async () => {
  const id = await served('liuyang')
  const sockets = await Promise.all(
    ['zhangsan', 'admin', 'lisi'].map(async (csId) => {
      const { token } = await desk.login(csId)
      const socket = openSocket(desk.url, csId, `?token=${token}`)
      await socket.next(({ type }) => type === 'ready')
      return socket
    }),
  )
  await desk.say('liuyang', '2')
  const [mine, supervisor, other] = sockets
  for (const socket of [mine, supervisor]) {
    const frame = await socket?.next(({ type }) => type === 'session_rated')
    expect(frame).toMatchObject({ sessionId: id, data: { rating: 2 }, session: { status: 'closed' } })
  }
  await desk.say('liming', '转人工')
  await other?.next((frame) => frame.session?.customerId === 'emp:liming')
  expect(other?.frames.filter(({ type }) => type === 'session_rated')).toEqual([])
  for (const socket of sockets) await socket.close()
})

test('whether customers are asked is for supervisors to say, and said in the audit log', async () => {
  const { token } = await desk.login('lisi')
  expect(await setEnabled(false, token)).toMatchObject({ status: 403, code: 1002 })
  expect((await desk.call('GET', '/api/settings/survey', { token: admin.token })).data).toEqual({ enabled: true })
  expect((await setEnabled(false)).data).toEqual({ enabled: false })
  expect((await desk.call('GET', '/api/settings/survey', { token: admin.token })).data).toEqual({ enabled: false })
  const line = await desk.db.one(
    sql`select actor_id as actor, details from audit_log where action = 'survey.change' order by id desc limit 1`,
  )
  expect(line).toEqual({ actor: 'admin', details: { enabled: false } })
})
