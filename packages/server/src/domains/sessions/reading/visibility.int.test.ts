import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { type AgentSocket, bootDesk, openSocket } from '../../../testing/index.ts'
import { sessionsOf } from '../testing/desk-sessions.ts'

const desk = await bootDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const zhangsan = await sessionsOf(desk, 'zhangsan')
const tokens: Record<string, string> = {}
for (const name of ['zhangsan', 'lisi', 'admin']) tokens[name] = (await desk.login(name)).token
await desk.db.run(sql`update agents set status = 'online'`)

const get = (who: string, path: string) => desk.call('GET', path, { token: tokens[who] })
const listed = async (who: string, query = '') => {
  const { data } = await get(who, `/api/sessions${query}`)
  return new Set<string>(data.map(({ sessionId }: { sessionId: string }) => sessionId))
}
async function open(who: string): Promise<AgentSocket> {
  const socket = openSocket(desk.url, who, `?token=${tokens[who]}`)
  await socket.next((frame) => frame.type === 'ready')
  return socket
}

const ids: Record<string, string> = {}
await desk.say('v-ai', '你好')
ids.ai = await zhangsan.idOf('v-ai')
ids.pending = await zhangsan.pending('v-pending')
ids.manual = await zhangsan.manual('v-manual')
ids.closed = await zhangsan.manual('v-closed')
await zhangsan.command(ids.closed, 'close')
const unknown = 'ses_00000000000000000000'

test('an agent lists their own, those that wait, and those they had; a supervisor all', async () => {
  expect(await listed('zhangsan')).toEqual(new Set([ids.pending, ids.manual, ids.closed]))
  expect(await listed('lisi')).toEqual(new Set([ids.pending]))
  expect(await listed('admin')).toEqual(new Set(Object.values(ids)))
  expect(await listed('lisi', '?status=closed')).toEqual(new Set())
  expect(await listed('lisi', '?csId=zhangsan')).toEqual(new Set())
})

test('what an agent may not see answers every question and command like a random id', async () => {
  for (const state of ['ai', 'manual', 'closed']) {
    for (const path of ['', '/history', '/events']) {
      const random = await get('lisi', `/api/sessions/${unknown}${path}`)
      const foreign = await get('lisi', `/api/sessions/${ids[state]}${path}`)
      expect([state, path, foreign.status, foreign.code, foreign.message]).toEqual([
        ...[state, path, 404, random.code, random.message],
      ])
    }
    for (const verb of ['accept', 'message', 'close', 'requeue', 'release', 'takeover', 'reopen', 'transfer']) {
      const body = verb === 'accept' ? { csId: 'lisi' } : { content: 'x', to: 'queue' }
      const { status, code } = await desk.call('POST', `/api/sessions/${ids[state]}/${verb}`, {
        token: tokens.lisi,
        body,
      })
      expect([state, verb, status, code]).toEqual([state, verb, 404, 40401])
    }
  }
})

test('of one that waits an agent reads the last five messages', async () => {
  for (const text of ['一', '二', '三', '四', '五', '六']) await desk.say('v-pending', text)
  const texts = async (who: string, query = '') => {
    const { data } = await get(who, `/api/sessions/${ids.pending}/history${query}`)
    return data.map(({ content }: { content: string }) => content)
  }
  expect(await texts('lisi')).toEqual(['二', '三', '四', '五', '六'])
  expect(await texts('lisi', '?beforeSeq=3')).toEqual(['二', '三', '四', '五', '六'])
  expect(await texts('admin')).toEqual(['转人工', '一', '二', '三', '四', '五', '六'])
})

test('whom a session is handed to may read it while they are asked, and no longer', async () => {
  const body = { toCsId: 'lisi' }
  const { data } = await desk.call('POST', `/api/sessions/${ids.manual}/transfer`, { token: tokens.zhangsan, body })
  expect((await get('lisi', `/api/sessions/${ids.manual}/history`)).status).toBe(200)
  await desk.call('POST', `/api/transfers/${data.transfer.transferId}/decline`, { token: tokens.lisi, body: {} })
  expect((await get('lisi', `/api/sessions/${ids.manual}/history`)).status).toBe(404)
})

test('a socket tells an agent nothing of what was said to others, live or after a break, also when they had it open', async () => {
  const [mine, other, chef] = [await open('zhangsan'), await open('lisi'), await open('admin')]
  const cursor = other.frames[0].cursor
  const id = await zhangsan.pending('v-secret')
  other.send({ type: 'bind_session', sessionId: id })
  await other.next(({ type, sessionId }) => type === 'session_bound' && sessionId === id)
  await desk.say('v-secret', '排队时说的')
  await other.next((f) => f.type === 'new_message' && f.data.content === '排队时说的')
  await zhangsan.command(id, 'accept', { csId: 'zhangsan' })
  await desk.say('v-secret', '密码是 123')
  await zhangsan.command(id, 'message', { content: '收到，别告诉别人' })
  await desk.drain()
  await mine.next((f) => f.type === 'new_message' && f.data.content === '收到，别告诉别人')
  await zhangsan.command(id, 'close')
  const closed = (f: { type: string; sessionId: string }) => f.type === 'session_closed' && f.sessionId === id
  await chef.next(closed)
  await other.next(closed)
  const again = await open('lisi')
  again.send({ type: 'resume', cursor })
  await again.next(({ type }) => type === 'resumed')
  for (const socket of [other, again]) {
    const heard = JSON.stringify(socket.frames)
    expect(heard).not.toContain('密码是 123')
    expect(heard).not.toContain('别告诉别人')
    const kinds = socket.frames.filter(({ sessionId }) => sessionId === id).map(({ type }) => type)
    for (const kind of ['new_pending_session', 'session_accepted', 'session_closed']) expect(kinds).toContain(kind)
  }
  expect(JSON.stringify(chef.frames)).toContain('密码是 123')
  again.send({ type: 'bind_session', sessionId: id })
  expect(await again.next(({ type }) => type === 'error')).toMatchObject({ code: 40401 })
  for (const socket of [mine, other, chef, again]) await socket.close()
})

test('who audits and does not serve is refused by every session route, and told nothing by the socket', async () => {
  const socket = await open('lisi')
  await socket.close()
  await desk.db.run(sql`update agents set manual_roles = '{auditor}' where user_id = 'lisi'`)
  for (const path of ['', `/${ids.pending}`, `/${ids.pending}/history`, `/${unknown}`]) {
    const { status, code } = await get('lisi', `/api/sessions${path}`)
    expect([path, status, code]).toEqual([path, 403, 1002])
  }
  expect((await get('lisi', '/api/transfers')).code).toBe(1002)
  const auditor = await open('lisi')
  const chef = await open('admin')
  auditor.send({ type: 'bind_session', sessionId: ids.pending })
  expect(await auditor.next(({ type }) => type === 'error')).toMatchObject({ code: 40401 })
  const id = await zhangsan.pending('v-unheard')
  await chef.next((f) => f.type === 'new_pending_session' && f.sessionId === id)
  auditor.send({ type: 'ping' })
  await auditor.next(({ type }) => type === 'pong')
  expect(auditor.frames.map(({ type }) => type)).toEqual(['ready', 'error', 'pong'])
  for (const one of [auditor, chef]) await one.close()
})
