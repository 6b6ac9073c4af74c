import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk, openSocket, secondNode } from '../../testing/index.ts'

const desk = await bootDesk()
const other = await secondNode(desk)
const admin = await desk.login('admin')
const nodes = [desk, other]

const tokensOf = async (token: string) => (await desk.call('GET', '/api/agents/me/tokens', { token })).data.items
const me = async (token: string) => (await desk.call('GET', '/api/agents/me', { token })).status

/** A socket on every node. */
async function screens(userId: string, token: string) {
  const opened = nodes.map(({ url }) => openSocket(url, userId, `?token=${token}`))
  for (const socket of opened) await socket.next(({ type }) => type === 'ready')
  return opened
}
const isOpen = ({ ws }: { ws: { readyState: number; OPEN: number } }) => ws.readyState === ws.OPEN

test('my sign-ins are listed with what tells them apart, the one that asks is marked, and no token is shown', async () => {
  const phone = await desk.call('POST', '/api/agents/login', {
    body: { user_id: 'lisi', name: 'x' },
    headers: { 'user-agent': `WeCom/4.1 ${'x'.repeat(500)}` },
  })
  const { token } = await desk.login('lisi')
  const items = await tokensOf(token)
  expect(items).toHaveLength(2)
  expect(items.map(({ current }: { current: boolean }) => current)).toEqual([true, false])
  expect(items[1]).toMatchObject({ login_source: 'agent', ip: '127.0.0.1' })
  expect(items[1].user_agent).toMatch(/^WeCom\/4\.1 x{190}$/)
  expect(JSON.stringify(items)).not.toContain(token.slice(0, 10))
  expect(JSON.stringify(items)).not.toContain(phone.data.token.slice(0, 10))
  await desk.call('DELETE', '/api/agents/me/tokens', { token })
})

test('signing out closes what that sign-in opened on every node, and nothing else of the same person', async () => {
  const [first, second] = [await desk.login('lisi'), await desk.login('lisi')]
  const gone = await screens('lisi', first.token)
  const kept = await screens('lisi', second.token)
  await desk.call('POST', '/api/agents/logout', { token: first.token })
  for (const socket of gone) expect(await socket.closed()).toBe(4401)
  expect(kept.map(isOpen)).toEqual([true, true])
  expect([await me(first.token), await me(second.token)]).toEqual([401, 200])
  for (const socket of kept) await socket.close()
})

test('a ticket opens a socket of the sign-in that asked for it, and ends with it', async () => {
  const { token } = await desk.login('lisi')
  const ticket = async () => (await desk.call('POST', '/api/ws/ticket', { token })).data.ticket
  const socket = openSocket(other.url, 'lisi', `?ticket=${await ticket()}`)
  await socket.next(({ type }) => type === 'ready')
  const unused = await ticket()
  await desk.call('POST', '/api/agents/logout', { token })
  expect(await socket.closed()).toBe(4401)
  expect(await openSocket(desk.url, 'lisi', `?ticket=${unused}`).closed()).toBe(4401)
})

test('one sign-in, or all others, can be ended from another; nobody ends those of others', async () => {
  await desk.call('DELETE', '/api/agents/lisi/tokens', { token: admin.token })
  const [first, second, third] = [await desk.login('lisi'), await desk.login('lisi'), await desk.login('lisi')]
  const mine = await tokensOf(second.token)
  const oldest = mine.at(-1).id
  const [socket] = await screens('lisi', first.token)
  const foreign = (await tokensOf(admin.token))[0].id
  for (const id of [foreign, 'tok_0', '%00', 'x'.repeat(64)]) {
    const { status, code } = await desk.call('DELETE', `/api/agents/me/tokens/${id}`, { token: second.token })
    expect([id, status, code]).toEqual([id, id === '%00' ? 400 : 404, id === '%00' ? 40000 : 1004])
  }
  const ended = await desk.call('DELETE', `/api/agents/me/tokens/${oldest}`, { token: second.token })
  expect([ended.status, ended.data]).toEqual([200, { ended: 1 }])
  expect(await socket?.closed()).toBe(4401)
  expect((await desk.call('DELETE', '/api/agents/me/tokens', { token: second.token })).data).toEqual({ ended: 1 })
  expect([await me(first.token), await me(second.token), await me(third.token)]).toEqual([401, 200, 401])
  expect(await me(admin.token)).toBe(200)
})

test.each([
  ['is put out of use', () => desk.call('PUT', '/api/agents/lisi', { token: admin.token, body: { is_active: false } })],
  ['loses a role', () => desk.call('PUT', '/api/agents/lisi', { token: admin.token, body: { roles: [] } })],
  ['is signed out by an administrator', () => desk.call('DELETE', '/api/agents/lisi/tokens', { token: admin.token })],
])('whoever %s is out on every node at once', async (_what, act) => {
  await desk.db.run(sql`update agents set is_active = true, manual_roles = '{agent}' where user_id = 'lisi'`)
  const sockets = [...(await screens('lisi', (await desk.login('lisi')).token))]
  const { token } = await desk.login('lisi')
  sockets.push(...(await screens('lisi', token)))
  const [bystander] = await screens('admin', admin.token)
  expect((await act()).status).toBe(200)
  for (const socket of sockets) expect(await socket.closed()).toBe(4401)
  expect(await me(token)).toBe(401)
  expect(bystander && isOpen(bystander)).toBe(true)
  await bystander?.close()
})

test('that a token was used is written once a minute, not with every request', async () => {
  const { token } = await desk.login('admin')
  const stamp = () => desk.db.rows(sql`select id, last_used_at, xmin::text as version from staff_tokens order by id`)
  const before = await stamp()
  for (let n = 0; n < 3; n++) await me(token)
  expect(await stamp()).toEqual(before)
  await desk.db.run(sql`update staff_tokens set last_used_at = now() - interval '61 seconds'`)
  await me(token)
  const used = await desk.db.rows(sql`select 1 from staff_tokens where last_used_at > now() - interval '30 seconds'`)
  expect(used).toHaveLength(1)
})

test('what an administrator did to sign-ins is noted', async () => {
  const lines = await desk.db.rows(sql`
    select actor_id, target_id, details from audit_log where action = 'agent.sign_out' order by id`)
  expect(lines).toHaveLength(2)
  expect(lines.slice(1)).toEqual([{ actor_id: 'admin', target_id: 'lisi', details: { tokens: 2 } }])
  expect(await desk.call('DELETE', '/api/agents/nobody/tokens', { token: admin.token })).toMatchObject({ status: 404 })
})
