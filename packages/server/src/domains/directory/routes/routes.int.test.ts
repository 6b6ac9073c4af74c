import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk, openSocket } from '../../../testing/index.ts'

const desk = await bootDesk()
const admin = await desk.login('admin')
const agent = await desk.login('zhangsan')
const call = (method: 'GET' | 'POST', path: string, body?: unknown, token = admin.token) =>
  desk.call(method, path, { token, body })

async function sync(body: object = {}) {
  const { data } = await call('POST', '/api/directory/sync', body)
  await desk.drain()
  return (await call('GET', `/api/directory/runs/${data.id}`)).data
}

test('a sync answers at once, runs to its end, and its report says what it did', async () => {
  const socket = openSocket(desk.url, 'admin', `?token=${admin.token}`)
  await socket.next(({ type }) => type === 'ready')
  const run = await sync()
  expect(run).toMatchObject({ status: 'succeeded', phase: 'done', origin: 'request', requested_by: 'admin' })
  expect([run.department.total, run.user.total, run.user.failed]).toEqual([6, 11, 0])
  expect(run.changes).toHaveLength(17)
  const { data } = await call('GET', '/api/directory/runs')
  expect(data.items[0].id).toBe(run.id)
  const frame = await socket.next(({ type, data: told }) => type === 'directory_sync' && told.status === 'succeeded')
  expect(frame).toEqual({
    ...{ type: 'directory_sync', cursor: expect.stringMatching(/^\d+\.\d+$/) },
    data: {
      ...{ run_id: run.id, status: 'succeeded', phase: 'done', done: 6, total: 6 },
      ...{ departments: 6, members: 11, failed: 0 },
    },
  })
  await socket.close()
})

test('a second sync is refused with the id of the one that runs', async () => {
  await desk.db.run(sql`
    insert into directory_runs (id, origin, fetch_child, department, member, lease_until)
    values ('dsr_busy', 'command', true, '{"errors":[]}', '{"errors":[]}', now() + interval '1 hour')`)
  const { status, code, data } = await call('POST', '/api/directory/sync', {})
  expect([status, code, data]).toEqual([409, 40900, { run_id: 'dsr_busy' }])
  await desk.db.run(sql`delete from directory_runs where id = 'dsr_busy'`)
})

test('the tree nests departments as stored', async () => {
  const { data } = await call('GET', '/api/directory/tree', undefined, agent.token)
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({ wechat_dept_id: 1, name: '云杉科技', parent_id: null })
  expect(data[0].children).toHaveLength(5)
  expect(data[0].children[0]).toMatchObject({ parent_id: data[0].id, children: [] })
})

test('members come in pages, by department and by part of a name', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const { data } = await call('GET', `/api/directory/members?limit=4${cursor}`, undefined, agent.token)
    seen.push(...data.items.map((one: { user_id: string }) => one.user_id))
    cursor = data.next_cursor ? `&cursor=${data.next_cursor}` : ''
  } while (cursor)
  expect(seen).toEqual([...new Set(seen)].sort())
  expect(seen).toHaveLength(11)
  const names = async (query: string) =>
    (await call('GET', `/api/directory/members?${query}`)).data.items.map((one: { user_id: string }) => one.user_id)
  expect(await names('department_id=2')).toEqual(['admin', 'lisi', 'zhangsan'])
  expect(await names(`q=${encodeURIComponent('张')}`)).toEqual(['zhangsan'])
  expect(await names('department_id=2&q=LI')).toEqual(['lisi'])
  expect(await names('q=%25')).toEqual([])
})

test('an answer about members shows no number and no mail', async () => {
  await desk.db.run(sql`update directory_members set mobile = '13812345678', email = 'planted@example.com'`)
  const { data } = await call('GET', '/api/directory/members')
  expect(JSON.stringify(data)).not.toMatch(/13812345678|planted/)
})

test.each([
  ['POST', '/api/directory/sync'],
  ['GET', '/api/directory/runs'],
  ['GET', '/api/directory/runs/dsr_1'],
] as const)('%s %s is for administrators alone', async (method, path) => {
  const body = method === 'POST' ? {} : undefined
  expect(await call(method, path, body, agent.token)).toMatchObject({ status: 403, code: 1002 })
  expect(await call(method, path, body, 'nobody')).toMatchObject({ status: 401, code: 1001 })
})

test('what cannot be is refused: a department of 0, an unknown run', async () => {
  expect(await call('POST', '/api/directory/sync', { department_id: 0 })).toMatchObject({ status: 422, code: 40000 })
  expect(await call('GET', '/api/directory/runs/dsr_1')).toMatchObject({ status: 404, code: 1004 })
})

test('an agent who left the company is out at once, and may sign in again after coming back', async () => {
  const { token } = agent
  // The directory knows somebody whom WeCom does not list: they left.
  await desk.db.run(sql`update directory_members set user_key = 'leaver', user_id = 'leaver' where user_key = 'hejing'`)
  await desk.db.run(sql`update agents set user_id = 'Leaver' where user_id = 'zhangsan'`)
  const run = await sync()
  expect([run.deactivated, run.user.created]).toEqual([1, 1])
  expect(await call('GET', '/api/agents/me', undefined, token)).toMatchObject({ status: 401 })
  const state = () => desk.db.one(sql`select status, is_active from agents where user_id in ('Leaver', 'hejing')`)
  expect(await state()).toEqual({ status: 'offline', is_active: false })
  // Somebody of that name is listed again.
  await desk.db.run(sql`update agents set user_id = 'hejing' where user_id = 'Leaver'`)
  await desk.db.run(sql`update directory_members set is_active = false where user_key = 'hejing'`)
  await sync()
  expect(await state()).toEqual({ status: 'offline', is_active: true })
})

test('an agent whom a person put out of use stays so', async () => {
  await desk.db.run(sql`update agents set is_active = false where user_id = 'lisi'`)
  await desk.db.run(sql`update directory_members set is_active = false where user_key = 'lisi'`)
  await sync()
  const lisi = await desk.db.one(sql`select is_active from agents where user_id = 'lisi'`)
  expect(lisi).toEqual({ is_active: false })
})
