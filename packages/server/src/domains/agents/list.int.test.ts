import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { AgentResponse } from './contract.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')
const setStatus = (status: unknown) => desk.call('PUT', '/api/agents/me/status', { token, body: { status } })
const list = async (query = '') => {
  const { status, data } = await desk.call('GET', `/api/agents${query}`, { token })
  expect(status).toBe(200)
  return data.items.map((agent: AgentResponse) => agent.user_id)
}

test.each(['online', 'busy', 'offline'])('an agent can be %s, and every answer says so', async (wanted) => {
  const { status, data } = await setStatus(wanted)
  expect([status, data.status, data.user_id]).toEqual([200, wanted, 'zhangsan'])
  expect((await desk.call('GET', '/api/agents/me', { token })).data.status).toBe(wanted)
})

test.each(['', 'ONLINE', 'away', ' online', 1, true, null, ['online'], undefined])(
  'and nothing else: %j',
  async (wanted) => {
    await setStatus('busy')
    const { status, code, data } = await setStatus(wanted)
    expect([status, code, data]).toEqual([422, 40000, undefined])
    expect((await desk.call('GET', '/api/agents/me', { token })).data.status).toBe('busy')
  },
)

test('agents come by name and then by userid, without those who are out of use', async () => {
  await desk.db.run(sql`
    insert into agents (id, user_id, name, is_active) values
    ('agt_1', 'b', 'Same', true), ('agt_2', 'a', 'Same', true), ('agt_3', 'gone', 'Aaa', false), ('agt_4', 'z', 'Aaa', true)`)
  const { data } = await desk.call('GET', '/api/agents', { token })
  const found: AgentResponse[] = data.items
  const keys = found.map(({ name, user_id }) => [name, user_id] as const)
  expect(keys.slice(0, 3)).toEqual([
    ['Aaa', 'z'],
    ['Same', 'a'],
    ['Same', 'b'],
  ])
  expect(found.map(({ user_id }) => user_id).sort()).toEqual(['a', 'admin', 'b', 'lisi', 'z', 'zhangsan'])
})

test('a status gives those who have it, and one that nobody can have gives nobody', async () => {
  await setStatus('online')
  await desk.db.run(sql`update agents set status = 'busy' where user_id = 'lisi'`)
  expect(await list('?status=online')).toEqual(['zhangsan'])
  expect(await list('?status=busy')).toEqual(['lisi'])
  for (const unknown of ['away', 'ONLINE', '%20', "' or '1'='1"]) expect(await list(`?status=${unknown}`)).toEqual([])
})

test('an answer about agents has the keys that clients know, and no secret', async () => {
  const { data } = await desk.call('GET', '/api/agents', { token })
  for (const agent of data.items) {
    expect(Object.keys(agent).sort()).toEqual(
      [
        'id',
        'user_id',
        'name',
        'role',
        'status',
        'current_load',
        'max_load',
        'otp_enabled',
        'created_at',
        'updated_at',
      ].sort(),
    )
    expect([0, 1]).toContain(agent.otp_enabled)
  }
})

test('page after page every agent comes once, also those of one name', async () => {
  await desk.db.run(sql`
    insert into agents (id, user_id, name) select 'agt_n' || n, 'n' || n, 'Twin' from generate_series(1, 7) as n`)
  const all = await list()
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = cursor === '' ? '' : `&cursor=${cursor}`
    const { data, headers } = await desk.call('GET', `/api/agents?limit=3${page}`, { token })
    expect(data.items.length).toBeLessThanOrEqual(3)
    seen.push(...data.items.map((agent: AgentResponse) => agent.user_id))
    cursor = headers.get('x-next-cursor')
  }
  expect(seen).toEqual(all)
  expect(new Set(seen).size).toBe(seen.length)
})
