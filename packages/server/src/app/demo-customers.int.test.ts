import { afterAll, expect, test } from 'vitest'
import { openDb, sql } from '../platform/db.ts'
import { testDatabase } from '../testing/database.ts'
import { defaultBotId } from './account-rows.ts'
import { fillDemoWorld } from './demo-world.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())
await db.run(sql`insert into bots (id, name) values (${defaultBotId}, '小应') on conflict do nothing`)
await db.run(sql`
  insert into channel_accounts (id, channel_id, contract_type, external_id, name) values ('acc', 'c', 'wechat', 'x', 'x')`)

test('the demo has an important customer, tags on customers and sessions, and replies at hand', async () => {
  await fillDemoWorld(db, 'acc')
  const vip = await db.one(sql`select display_name as name, cardinality(tag_ids) as tags from customers where is_vip`)
  expect(vip).toEqual({ name: '吴婷', tags: 1 })
  expect(await db.one(sql`select count(*)::int as count from sessions where tag_ids <> '{}'`)).toEqual({ count: 3 })
  const replies = await db.one(sql`select count(*)::int as count, count(agent_id)::int as own from canned_replies`)
  expect(replies).toEqual({ count: 7, own: 1 })
})

test('filling it a second time changes nothing', async () => {
  await fillDemoWorld(db, 'acc')
  expect(await db.one(sql`select count(*)::int as count from tags`)).toEqual({ count: 6 })
})
