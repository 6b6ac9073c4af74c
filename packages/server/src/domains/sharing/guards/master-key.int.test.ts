import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { masterKey, personWith } from '../testing/people.ts'

const key = { YINGDA_MASTER_KEY: masterKey }
const elsewhere = await bootDesk({ env: { ...key, YINGDA_MASTER_KEY_ADDRESSES: '203.0.113.0/24' } })
const here = await bootDesk({ env: { ...key, YINGDA_MASTER_KEY_ADDRESSES: '127.0.0.1' } })

test('from an address that was not named the master key is like any wrong token, and the attempt is in the audit', async () => {
  const { status, body } = await personWith(elsewhere, masterKey).ask('GET', '/api/v1/bots')
  expect([status, body]).toEqual([401, expect.objectContaining({ detail: '未登录或 token 无效' })])
  expect(await elsewhere.db.rows(sql`select action from audit_log where actor_type = 'master_key'`)).toEqual([
    { action: 'master_key.refused' },
  ])
})

test('from an address that was named it lets in', async () => {
  expect((await personWith(here, masterKey).ask('GET', '/api/v1/bots')).status).toBe(200)
})
