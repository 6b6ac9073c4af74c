import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { PulledPage } from '../../channels/channel.ts'
import { openDb, sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import type { Worker } from '../../platform/worker.ts'
import { testDatabase } from '../../testing/database.ts'
import { emptyPage, fakeRemote, pagesOf, saidItem } from '../testing/fake-remote.ts'
import { ringPulls, watchPulls } from './ring.ts'
import { startPulls } from './worker.ts'

const db = openDb({ url: (await testDatabase()).url })
const remote = fakeRemote()
const told = { count: 0 }
const accountIds = ['acc_a', 'acc_b']

/** A node that reads the accounts above; stopped with the test. */
function node(): Worker {
  const worker = startPulls({
    db,
    log: createLog('silent'),
    accountIds: () => accountIds,
    pull: remote.pull,
    onCommitted: () => told.count++,
  })
  onTestFinished(() => worker.stop())
  return worker
}

afterEach(async () => {
  remote.asked.length = 0
  remote.answers(emptyPage)
  await db.run(sql`delete from pulls`)
  await db.run(sql`delete from inbound`)
})

const keys = async () =>
  (await db.rows<{ key: string }>(sql`select remote_key as key from inbound order by xid, id`)).map(({ key }) => key)

interface State {
  readonly cursor: string | null
  readonly done: boolean
  readonly due: boolean
  readonly waits: number
  readonly error: string | null
}

const stateOf = (accountId: string) =>
  db.one<State>(sql`
    select cursor, pulled >= rung as done, next_at <= now() as due,
      ceil(extract(epoch from next_at - now()))::int as waits, error
    from pulls where account_id = ${accountId}`)

/** Resolves when the remote has been asked so often: the asking itself is the fact that is waited for. */
function asked(times: number, answer: () => PulledPage | Promise<PulledPage>): Promise<void> {
  return new Promise((resolve) => {
    remote.answers(() => {
      if (remote.asked.length === times) resolve()
      return answer()
    })
  })
}

test('a ring is answered by reading page after page until there is no more, in order, and intake is told', async () => {
  const items = Array.from({ length: 25 }, (_, i) => saidItem(`k${i}`))
  remote.answers(pagesOf(items, 10))
  await ringPulls(db, [{ accountId: 'acc_a', key: 'key-1' }])
  const before = told.count
  await node().idle()
  expect(remote.asked).toEqual([undefined, '10', '20'].map((cursor) => ({ accountId: 'acc_a', cursor, key: 'key-1' })))
  expect(await keys()).toEqual(items.map(({ remoteKey }) => remoteKey))
  expect(told.count - before).toBe(3)
  expect(await stateOf('acc_a')).toMatchObject({ cursor: '30', done: true, due: false, error: null })
})

test('an empty page that says there is more is not the end', async () => {
  const pages: Record<string, PulledPage> = {
    start: { items: [], cursor: 'c1', more: true },
    c1: { items: [], cursor: 'c2', more: true },
    c2: { items: [saidItem('late')], cursor: 'c3', more: false },
  }
  remote.answers(({ cursor = 'start' }) => pages[cursor] ?? emptyPage({ accountId: '', cursor, key: undefined }))
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await node().idle()
  expect([await keys(), (await stateOf('acc_a'))?.cursor]).toEqual([['late'], 'c3'])
})

test('the same page twice is stored once', async () => {
  remote.answers(() => ({ items: [saidItem('k1'), saidItem('k1'), saidItem('k2')], cursor: 'same', more: false }))
  const worker = node()
  for (let i = 0; i < 2; i++) {
    await ringPulls(db, [{ accountId: 'acc_a' }])
    worker.poke()
    await worker.idle()
  }
  expect(remote.asked.length).toBeGreaterThan(1)
  expect(await keys()).toEqual(['k1', 'k2'])
})

test('a page whose rows cannot be stored does not move the cursor, and is read again', async () => {
  await db.run(sql`alter table inbound add constraint not_now check (remote_key <> 'k1') not valid`)
  remote.answers(pagesOf([saidItem('k0'), saidItem('k1')], 1))
  await ringPulls(db, [{ accountId: 'acc_a' }])
  const worker = node()
  await worker.idle()
  expect([await keys(), await stateOf('acc_a')]).toMatchObject([
    ['k0'],
    { cursor: '1', done: false, error: expect.stringContaining('not_now') },
  ])
  await db.run(sql`alter table inbound drop constraint not_now`)
  await ringPulls(db, [{ accountId: 'acc_a' }])
  worker.poke()
  await worker.idle()
  expect([await keys(), await stateOf('acc_a')]).toMatchObject([['k0', 'k1'], { cursor: '2', done: true, error: null }])
})

test('a ring that comes while the account is being read has it read once more, with the newer key', async () => {
  let rungAgain = false
  remote.answers(async (request) => {
    if (!rungAgain) await ringPulls(db, [{ accountId: 'acc_a', key: 'key-2' }])
    rungAgain = true
    return emptyPage(request)
  })
  await ringPulls(db, [{ accountId: 'acc_a', key: 'key-1' }])
  const worker = node()
  await worker.idle()
  worker.poke()
  await worker.idle()
  expect(remote.asked.map(({ key }) => key)).toEqual(['key-1', 'key-2'])
})

test('the key of a ring is not used for what is read without one', async () => {
  await ringPulls(db, [{ accountId: 'acc_a', key: 'key-1' }])
  const worker = node()
  await worker.idle()
  await db.run(sql`update pulls set next_at = now()`)
  worker.poke()
  await worker.idle()
  expect(remote.asked.map(({ key }) => key)).toEqual(['key-1', undefined])
})

test('many rings at once, of several accounts and in any order, are each account read', async () => {
  const rings = Array.from({ length: 200 }, (_, i) => ({ accountId: i % 2 ? 'acc_a' : 'acc_b', key: `key-${i}` }))
  await Promise.all([ringPulls(db, rings), ringPulls(db, [...rings].reverse()), watchPulls(db, accountIds)])
  await node().idle()
  expect(new Set(remote.asked.map(({ accountId }) => accountId))).toEqual(new Set(accountIds))
  for (const accountId of accountIds) expect(await stateOf(accountId)).toMatchObject({ done: true })
})

test('an account is read by one node at a time, however many are rung awake', async () => {
  let reading = 0
  let most = 0
  const items = Array.from({ length: 60 }, (_, i) => saidItem(`k${i}`))
  const page = pagesOf(items, 5)
  remote.answers(async (request) => {
    most = Math.max(most, ++reading)
    await ringPulls(db, Number(request.cursor ?? 0) < items.length ? [{ accountId: 'acc_a' }] : [])
    reading--
    return page(request)
  })
  await ringPulls(db, [{ accountId: 'acc_a' }])
  const nodes = [node(), node(), node()]
  for (let i = 0; i < 3; i++) for (const worker of nodes) worker.poke()
  await Promise.all(nodes.map((worker) => worker.idle()))
  expect(most).toBe(1)
  expect(await keys()).toEqual(items.map(({ remoteKey }) => remoteKey))
})

test('while somebody holds the account nobody else reads it; when they are gone the next goes on from the cursor', async () => {
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await db.run(sql`update pulls set cursor = 'c7', lease_version = 3, lease_until = now() + interval '1 minute'`)
  const worker = node()
  await worker.idle()
  expect(remote.asked).toEqual([])
  await db.run(sql`update pulls set lease_until = now() - interval '1 second'`)
  worker.poke()
  await worker.idle()
  expect(remote.asked).toEqual([{ accountId: 'acc_a', cursor: 'c7', key: undefined }])
})

test('the lease of a node that was killed runs out within 15 seconds', async () => {
  let left = Number.NaN
  remote.answers(async (request) => {
    const lease = await db.one<{ seconds: number }>(
      sql`select extract(epoch from lease_until - now())::float8 as seconds from pulls`,
    )
    left = lease?.seconds ?? Number.NaN
    return emptyPage(request)
  })
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await node().idle()
  expect(left).toBeGreaterThan(5)
  expect(left).toBeLessThanOrEqual(15)
})

test.each([
  ['the last page', false],
  ['a page before the last', true],
])('a node whose account was taken over meanwhile leaves nothing of %s behind', async (_which, more) => {
  remote.answers(async () => {
    await db.run(sql`
      update pulls set lease_version = lease_version + 1, cursor = 'theirs', next_at = now() + interval '1 hour'`)
    return { items: [saidItem('stale')], cursor: 'ours', more }
  })
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await node().idle()
  expect(await keys()).toEqual([])
  expect(await stateOf('acc_a')).toMatchObject({ cursor: 'theirs', done: false, error: null })
  expect(remote.asked).toHaveLength(1)
})

test('without any ring an account that is open here is read at the start, and again every 45 seconds', async () => {
  await watchPulls(db, ['acc_a'])
  const worker = node()
  await worker.idle()
  expect(remote.asked).toHaveLength(1)
  expect((await stateOf('acc_a'))?.waits).toBeGreaterThan(30)
  expect((await stateOf('acc_a'))?.waits).toBeLessThanOrEqual(45)
  await db.run(sql`update pulls set next_at = now()`)
  const again = asked(2, () => emptyPage({ accountId: 'acc_a', cursor: undefined, key: undefined }))
  worker.poke()
  await again
  await worker.idle()
  expect(await stateOf('acc_a')).toMatchObject({ due: false })
})

test('an account that is not open here is left to the nodes where it is', async () => {
  await ringPulls(db, [{ accountId: 'acc_elsewhere' }])
  await node().idle()
  expect(remote.asked).toEqual([])
  expect(await stateOf('acc_elsewhere')).toMatchObject({ done: false, due: true })
})

test('a remote that fails is asked again later, the next account at once, and a ring brings the first back', async () => {
  const failing = { now: true }
  remote.answers((request) => {
    if (failing.now && request.accountId === 'acc_a') throw new Error('WeCom is busy')
    return { items: [saidItem(`k-${request.accountId}`)], cursor: 'c1', more: false }
  })
  await ringPulls(db, [{ accountId: 'acc_a' }, { accountId: 'acc_b' }])
  const worker = node()
  await worker.idle()
  expect(await stateOf('acc_a')).toMatchObject({ cursor: null, done: false, error: 'WeCom is busy' })
  expect(await stateOf('acc_b')).toMatchObject({ cursor: 'c1', done: true })
  failing.now = false
  await ringPulls(db, [{ accountId: 'acc_a' }])
  worker.poke()
  await worker.idle()
  expect(await keys()).toEqual(['k-acc_b', 'k-acc_a'])
})

test('what was said before the desk began to read the account is not taken in, what came shortly before is', async () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const history = [saidItem('days-old', ago(2 * 24 * 60)), saidItem('an-hour-old', ago(60))]
  const fresh = [saidItem('minutes-old', ago(5)), saidItem('now', ago(0)), saidItem('nobody-knows-when')]
  remote.answers(pagesOf([...history, ...fresh], 2))
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await node().idle()
  expect([await keys(), (await stateOf('acc_a'))?.cursor]).toEqual([fresh.map(({ remoteKey }) => remoteKey), '6'])
})

test('what was said while the desk was down for days is taken in', async () => {
  await ringPulls(db, [{ accountId: 'acc_a' }])
  await db.run(sql`update pulls set created_at = now() - interval '30 days', cursor = '0', next_at = now()`)
  remote.answers(pagesOf([saidItem('k', new Date(Date.now() - 2 * 86_400_000).toISOString())], 1))
  await node().idle()
  expect(await keys()).toEqual(['k'])
})
