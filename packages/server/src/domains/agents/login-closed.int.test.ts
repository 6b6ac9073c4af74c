import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'

const desk = await bootDesk({ env: { AGENT_AUTO_REGISTER: 'false', LOGIN_RATE: '10/minute' } })
const login = (user_id: string) => desk.call('POST', '/api/agents/login', { body: { user_id, name: 'x' } })

test('a member who is no agent does not become one by signing in', async () => {
  const before = await desk.db.rows(sql`select * from agents order by id`)
  const { status, code } = await login('liuyang')
  expect([status, code]).toEqual([403, 1012])
  expect(await desk.db.rows(sql`select * from agents order by id`)).toEqual(before)
  expect(await desk.db.rows(sql`select 1 from staff_tokens`)).toEqual([])
})

test('an agent signs in', async () => {
  expect((await login('zhangsan')).status).toBe(200)
})

/** The last test of the file: the two above are the first two of the minute. */
test('the eleventh sign-in of a minute is refused, whether the others were right or wrong', async () => {
  const answers = []
  for (const n of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) answers.push(await login(n % 2 ? 'zhangsan' : 'nobody'))
  expect(answers.slice(0, 8).map(({ status }) => status)).toEqual([200, 403, 200, 403, 200, 403, 200, 403])
  expect(answers.slice(8).map(({ status, code, data }) => [status, code, data])).toEqual([
    [429, 42900, undefined],
    [429, 42900, undefined],
  ])
  const waitSeconds = Number(answers[8]?.headers.get('retry-after'))
  expect(waitSeconds).toBeGreaterThan(0)
  expect(waitSeconds).toBeLessThanOrEqual(60)
})
