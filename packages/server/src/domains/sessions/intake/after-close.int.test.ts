import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk({ env: { REOPEN_WINDOW_MINUTES: '0' } })
const zhangsan = await sessionsOf(desk)

test('who writes after the end, where sessions are not reopened, begins a new one, which remembers the one before', async () => {
  const first = await zhangsan.manual('liuyang')
  await zhangsan.command(first, 'message', { content: '已处理' })
  await zhangsan.command(first, 'close')
  await desk.say('liuyang', '打印机无法打印怎么办')

  const second = await zhangsan.idOf('liuyang')
  expect(second).not.toBe(first)
  const row = await desk.db.one(sql`
    select s.previous_session_id as previous, s.customer_id = p.customer_id as same
    from sessions s join sessions p on p.id = s.previous_session_id where s.id = ${second}`)
  expect(row).toEqual({ previous: first, same: true })

  expect(await zhangsan.info(second)).toMatchObject({ status: 'ai', customerId: 'emp:liuyang' })
  const [question, answer, ...more] = await zhangsan.history(second)
  expect(question).toMatchObject({ seq: 1, senderType: 'customer', content: '打印机无法打印怎么办' })
  expect(answer).toMatchObject({ seq: 2, senderType: 'ai' })
  expect(more).toEqual([])
})

test('the closed session stays as it was, with who had it', async () => {
  const id = await zhangsan.manual('chenjing')
  await zhangsan.command(id, 'close')
  const before = [await zhangsan.info(id), await zhangsan.history(id, '?includeSystem=true')]
  await desk.drain()
  await desk.say('chenjing', '又有一个问题')
  const [info, history] = [await zhangsan.info(id), await zhangsan.history(id, '?includeSystem=true')]
  expect(info).toEqual(before[0])
  expect(info).toMatchObject({ status: 'closed', manualCsId: 'zhangsan', manualCsName: '张三' })
  expect(history.map(({ msgId, content }) => [msgId, content])).toEqual(
    (before[1] as typeof history).map(({ msgId, content }) => [msgId, content]),
  )
})

test('a long-standing customer has one open session and a chain of closed ones', async () => {
  const ids: string[] = []
  for (const round of [1, 2, 3]) {
    await desk.say('zhaolei', `第 ${round} 次`)
    ids.push(await zhangsan.idOf('zhaolei'))
    if (round < 3) await zhangsan.command(ids.at(-1) ?? '', 'close')
  }
  const rows = await desk.db.rows<{ id: string; previous: string | null; status: string }>(sql`
    select id, previous_session_id as previous, status from sessions where customer_ref = 'emp:zhaolei' order by id`)
  expect(rows).toEqual([
    { id: ids[0], previous: null, status: 'closed' },
    { id: ids[1], previous: ids[0], status: 'closed' },
    { id: ids[2], previous: ids[1], status: 'ai' },
  ])
})

test('an agent who is bound to the closed session hears of the new one as of a session of its own', async () => {
  const { token } = await desk.login('lisi')
  const first = await zhangsan.manual('sunli')
  const socket = openSocket(desk.url, 'lisi', `?token=${token}`)
  await socket.next((frame) => frame.type === 'ready')
  socket.send({ type: 'bind_session', sessionId: first })
  await socket.next((frame) => frame.type === 'session_bound')
  await zhangsan.command(first, 'close')
  await socket.next((frame) => frame.type === 'session_closed')
  await desk.say('sunli', '转人工')
  const pending = await socket.next((frame) => frame.type === 'new_pending_session')
  expect(pending.sessionId).not.toBe(first)
  const later = socket.frames.slice(socket.frames.findIndex(({ type }) => type === 'session_closed') + 1)
  expect(
    later.filter((frame) => frame.sessionId === first && frame.type === 'new_message' && frame.data.senderType),
  ).toEqual([])
  await socket.close()
})
