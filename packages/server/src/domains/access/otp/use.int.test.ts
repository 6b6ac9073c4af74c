import { generate } from 'otplib'
import { expect, test } from 'vitest'
import { openDb, sql } from '../../../platform/db.ts'
import { openSealer } from '../../../platform/sealed.ts'
import { testDatabase } from '../../../testing/database.ts'
import { startOtp } from './pending.ts'
import { useOtp } from './use.ts'

const { url } = await testDatabase()
const db = openDb({ url })
await db.run(
  sql`insert into agents (id, user_id, name) values ('agt_1', 'zhangsan', '张三'), ('agt_2', 'lisi', '李四')`,
)
const [former, current] = ['f'.repeat(32), 'c'.repeat(32)]
const secret = (await startOtp(db, openSealer([former]), 'agt_1')) ?? ''
const codeAt = (steps: number) => generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * 30 })
const use = (keys: [string, ...string[]], purpose: 'enrol' | 'login' | 'unbind', code: string) =>
  useOtp(db, openSealer(keys), { agentId: 'agt_1', code, purpose })
const stored = async () => (await db.one<{ secret: string }>(sql`select secret from agent_otps`))?.secret

test('what a former key sealed is sealed anew when it is used', async () => {
  const before = await stored()
  expect(await use([current, former], 'enrol', await codeAt(0))).toBe(true)
  expect(await stored()).not.toBe(before)
  expect(await use([current], 'enrol', await codeAt(1))).toBe(true)
})

test('without its key nothing is let in', async () => {
  await expect(use([former], 'enrol', await codeAt(1))).rejects.toThrow()
})

test('a code is good once for each purpose', async () => {
  const code = await codeAt(1)
  const uses = []
  for (const purpose of ['login', 'unbind', 'login', 'unbind'] as const) uses.push(await use([current], purpose, code))
  expect(uses).toEqual([true, true, false, false])
})

test('a secret belongs to its agent: in the row of another it opens nothing', async () => {
  await db.run(sql`insert into agent_otps (agent_id, secret) values ('agt_2', ${await stored()})`)
  const copied = { agentId: 'agt_2', code: await codeAt(0), purpose: 'login' } as const
  await expect(useOtp(db, openSealer([current]), copied)).rejects.toThrow()
})
