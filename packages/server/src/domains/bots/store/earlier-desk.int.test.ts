import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { defaultBotId } from '../../../app/account-rows.ts'
import { migrationNames } from '../../../platform/migrate.ts'
import { testDatabase } from '../../../testing/database.ts'

test('a desk of an earlier version keeps its bot, what it knows and for whom it answers, under the new id', async () => {
  const client = new pg.Client({ connectionString: (await testDatabase()).url })
  await client.connect()
  try {
    await client.query('create schema earlier; set search_path to earlier')
    const names = await migrationNames()
    const bots = names.indexOf('0016-bots.sql')
    const apply = async (name: string) =>
      client.query(await readFile(new URL(`../../../migrations/${name}`, import.meta.url), 'utf8'))
    for (const name of names.slice(0, bots)) await apply(name)
    await client.query(`
      insert into bots (id, name) values ('bot_default', '小应');
      insert into faqs (id, bot_id, question, answer, words, grams) values ('f', 'bot_default', 'q', 'a', '', '');
      insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id)
        values ('a', 'c', 'c', 'e', 'n', 'bot_default'), ('gone', 'c', 'c', 'f', 'n', 'bot_unknown');
      insert into bot_turns (session_id, bot_id, content, trace_id) values ('s', 'bot_default', 'x', 't');
      insert into routing_rules (place, name, bot_id) values (1, 'r', 'bot_default')`)
    await apply('0016-bots.sql')
    const { rows } = await client.query(`
      select id, name, owner_id, (select bot_id from faqs) as knows, (select bot_id from bot_turns) as waits,
        (select bot_id from channel_accounts where id = 'a') as serves, (select bot_id from routing_rules) as routes,
        (select bot_id from channel_accounts where id = 'gone') as gone from bots`)
    const [knows, waits, serves, routes] = Array.from({ length: 4 }, () => defaultBotId)
    expect(rows).toEqual([{ id: defaultBotId, name: '小应', owner_id: null, knows, waits, serves, routes, gone: null }])
  } finally {
    await client.end()
  }
})
