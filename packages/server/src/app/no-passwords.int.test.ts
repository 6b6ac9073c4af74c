import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootDesk } from '../testing/index.ts'

const desk = await bootDesk({ env: { AUTH_REQUIRE_PROOF: 'true' } })
const admin = await desk.db.one<{ name: string }>(sql`select name from agents where user_id = 'admin'`)

test('nobody has a password: none is kept, and none that could be guessed lets anybody in', async () => {
  expect(await desk.db.rows(sql`select 1 from agent_passwords`)).toEqual([])
  for (const password of ['123456', 'admin', '000000', '']) {
    const body = { user_id: 'admin', name: admin?.name, password }
    expect((await desk.call('POST', '/api/agents/login', { body })).code).toBe(1001)
  }
})
