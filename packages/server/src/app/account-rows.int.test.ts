import { expect, test } from 'vitest'
import { loadChannels } from '../channels/load.ts'
import { openDb, sql } from '../platform/db.ts'
import { testDatabase } from '../testing/database.ts'
import { storeAccounts, storeDefaultBot } from './account-rows.ts'

const { url } = await testDatabase()
const db = openDb({ url })

test('what a person chose for an account stays when the remote tells its own; what nobody chose follows the remote', async () => {
  const [channel] = await loadChannels()
  if (!channel) throw new Error('There is no channel.')
  const store = (name: string, mode: 'hosted' | 'native') =>
    storeAccounts(db, channel.manifest, [{ id: 'acc_1', externalId: '1', name, mode }])
  const read = () => db.one(sql`select name, mode from channel_accounts`)
  await storeDefaultBot(db)
  await store('old', 'hosted')
  await store('new', 'native')
  expect(await read()).toEqual({ name: 'new', mode: 'native' })
  await db.run(sql`update channel_accounts set name = 'ours', own_name = true`)
  await store('newer', 'hosted')
  expect(await read()).toEqual({ name: 'ours', mode: 'hosted' })
  await db.run(sql`update channel_accounts set mode = 'native', own_mode = true`)
  await store('newest', 'hosted')
  expect(await read()).toEqual({ name: 'ours', mode: 'native' })
  await db.close()
})
