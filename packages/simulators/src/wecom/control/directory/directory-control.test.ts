import { afterEach, beforeEach, expect, test } from 'vitest'
import { apiOf, call } from '../../../testing/api.ts'
import { startSimulator } from '../../../testing/simulator.ts'
import type { WeComSimulator } from '../../simulator.ts'

let simulator: WeComSimulator
const at = (path = '') => `${simulator.url}/_sim/wecom/directory${path}`

beforeEach(async () => {
  simulator = await startSimulator()
})
afterEach(() => simulator.stop())

test('a company of any size is made, told, changed and forgotten', async () => {
  expect((await call(at(), 'POST', { departments: 50, members: 1_000 })).json).toEqual({
    departments: 50,
    members: 1_000,
  })
  expect((await call(at('/churn'), 'POST', { leave: 5, join: 2, seed: 3 })).json).toMatchObject({
    changes: 7,
    members: 997,
  })
  expect((await call(at('/change'), 'POST', { change: 'update_user', userid: 'liuyang', name: '刘阳' })).json).toEqual({
    ok: true,
    callback: 'not told',
  })
  expect((await apiOf(simulator.url).get('user/get', { userid: 'liuyang' })).json.name).toBe('刘阳')
  await call(`${simulator.url}/_sim/reset`, 'POST', {})
  expect((await call(at())).json).toEqual({ departments: 6, members: 11 })
})

test.each([
  ['', { departments: -1, members: 5 }, 400],
  ['', { members: 'many' }, 400],
  ['/change', { change: 'marry', userid: 'liuyang' }, 400],
  ['/change', { change: 'delete_user', userid: 'nobody' }, 404],
  ['/change', { change: 'create_user', userid: 'liuyang' }, 409],
  ['/change', { change: 'update_user', userid: 'liuyang', department: ['x'] }, 400],
  ['/churn', { leave: 1.5 }, 400],
])('bad input to %s is refused: %j', async (path, body, status) => {
  expect((await call(at(path), 'POST', body)).status).toBe(status)
})
