import { afterAll, expect, test } from 'vitest'
import { type Db, openDb, sql } from '../platform/db.ts'
import { openSealer } from '../platform/sealed.ts'
import { testDatabase } from '../testing/database.ts'
import { openChannelState } from './channel-state.ts'

const { url } = await testDatabase()
const dbs: Db[] = []
afterAll(async () => {
  for (const db of dbs) await db.close()
})

function node(channelId = 'douyin', key = 'a key of the tests that is long enough') {
  const db = openDb({ url, max: 5 })
  dbs.push(db)
  return openChannelState({ db, sealer: openSealer([key]) }, channelId)
}

test('what one node keeps another finds, and a third of another channel does not', async () => {
  const [one, two, other] = [node(), node(), node('other')]
  await one.set('account a', 'planted-secret-token')
  await one.set('account b', '1')
  await one.set('account b', undefined)
  expect([await two.get('account a'), await two.get('account b')]).toEqual(['planted-secret-token', undefined])
  expect(await two.keys()).toEqual(['account a'])
  expect([await other.get('account a'), await other.keys()]).toEqual([undefined, []])
})

test('nothing that is kept can be read in the database, and a value does not open under another key', async () => {
  const db = dbs[0] ?? openDb({ url })
  const state = node()
  await state.set('account a', 'planted-secret-token')
  const rows = await db.rows<{ row: string }>(sql`select row_to_json(s)::text as row from channel_state s`)
  expect(JSON.stringify(rows)).not.toContain('planted')
  await db.run(sql`
    insert into channel_state (key, sealed) select 'douyin account c', sealed from channel_state where key = 'douyin account a'`)
  expect(await state.get('account c')).toBeUndefined()
})

test('kept under a key that is gone it is as good as forgotten, and can be kept anew', async () => {
  await node().set('account d', 'old')
  const state = node('douyin', 'another key of the tests, long enough too')
  expect(await state.get('account d')).toBeUndefined()
  await state.set('account d', 'new')
  expect(await state.get('account d')).toBe('new')
})

test('work for one key is done by one node at a time, and work for another beside it', async () => {
  const nodes = [node(), node(), node()]
  let [running, most, total] = [0, 0, 0]
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    total += 1
    running -= 1
  }
  await Promise.all(nodes.flatMap((one) => [one.exclusive('x', work), one.exclusive('x', work)]))
  expect([most, total]).toEqual([1, 6])
  const [first, second] = nodes
  await first?.exclusive('x', async () => second?.exclusive('y', work))
  expect(total).toBe(7)
})

test('work that fails lets the next begin', async () => {
  const [one, two] = [node(), node()]
  await expect(one.exclusive('z', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await two.exclusive('z', async () => 'done')).toBe('done')
})
