import { pino } from 'pino'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { repairLoads } from './load-repair.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')
const load = async () => (await desk.call('GET', '/api/agents/me', { token })).data.current_load

test('a load that is not the number of sessions is made so, and the log says it; a right one is left alone', async () => {
  await desk.say('wanglei', '转人工')
  const row = await desk.db.one<{ id: string }>(sql`select id from sessions where status = 'pending'`)
  await desk.call('POST', `/api/sessions/${row?.id}/accept`, { token, body: { csId: 'zhangsan' } })
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  await repairLoads({ db: desk.db, log })
  expect([await load(), lines]).toEqual([1, []])
  await desk.db.run(sql`update agents set current_load = 4 where user_id = 'zhangsan'`)
  await repairLoads({ db: desk.db, log })
  expect(await load()).toBe(1)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ csId: 'zhangsan', was: 4, is: 1 }])
})
