import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { ChannelError } from '../../platform/errors.ts'
import { claimNext, finish, keepAlive, postpone } from './leases.ts'
import { openOutboxDb, remote } from './testing/outbox.ts'

const outbox = await openOutboxDb()
const { db } = outbox
const waiting = async () => (await db.rows(sql`select 1 from outbound`)).length
const toldOf = async (sessionId: string) =>
  (await outbox.told())
    .filter((one) => one.sessionId === sessionId)
    .map(({ seq, status, reason }) => ({ seq, status, reason }))
const lease = () =>
  db.one(sql`select lease_until::text as until, lease_until > now() + interval '5 seconds' as alive from outbound`)

test.each([
  ['arrived after all', (late: Waiting) => late.sent({ remoteKey: 'late' })],
  ['was refused after all', (late: Waiting) => late.failed(new ChannelError('rejected', true, 'no'))],
  ['may be tried again after all', (late: Waiting) => late.failed(new ChannelError('rate', true, 'slowly'))],
])(
  'a send that hangs beyond its lease is unknown, the session goes on, and that it %s changes nothing',
  async (what, end) => {
    const [first, second] = [remote(), remote()]
    await outbox.queue(what, ['hangs', 'follows'])
    const hanging = outbox.node(first.send)
    await hanging.until(() => first.texts.length === 1)
    const other = outbox.node(second.send)
    await outbox.expireLeases()
    await other.until(async () => (await toldOf(what)).length === 1)
    expect(await toldOf(what)).toEqual([{ seq: 1, status: 'unknown', reason: 'interrupted' }])

    await other.until(() => second.waiting.length === 1)
    second.waiting[0]?.sent({})
    await other.until(async () => (await waiting()) === 0)

    for (const late of first.waiting) end(late)
    await hanging.stop()
    await other.stop()
    expect([first.texts, second.texts]).toEqual([['hangs'], ['follows']])
    expect(await toldOf(what)).toEqual([
      { seq: 1, status: 'unknown', reason: 'interrupted' },
      { seq: 2, status: 'sent', reason: null },
    ])
    expect(await waiting()).toBe(0)
  },
)

type Waiting = ReturnType<typeof remote>['waiting'][number]

test('what was being sent when its node died is unknown, and is not sent again', async () => {
  await outbox.queue('died', ['perhaps', 'next'])
  await claimNext(db, 'acc')
  await outbox.expireLeases()
  const texts: string[] = []
  const node = outbox.node(async ({ text }) => {
    texts.push(text)
    return {}
  })
  await node.until(async () => (await waiting()) === 0)
  expect(texts).toEqual(['next'])
  expect(await toldOf('died')).toEqual([
    { seq: 1, status: 'unknown', reason: 'interrupted' },
    { seq: 2, status: 'sent', reason: null },
  ])
  await node.stop()
})

test('where the remote drops repeats, what was being sent when its node died is sent again, in its place', async () => {
  await outbox.queue('repeated', ['perhaps', 'next'])
  await claimNext(db, 'acc')
  await outbox.expireLeases()
  const sent: [string, string][] = []
  const node = outbox.node(
    async ({ messageId, text }) => {
      sent.push([messageId, text])
      return {}
    },
    { sendDedupes: true },
  )
  await node.until(async () => (await waiting()) === 0)
  expect(sent.map(([, text]) => text)).toEqual(['perhaps', 'next'])
  expect((await toldOf('repeated')).map(({ status }) => status)).toEqual(['sent', 'sent'])
  await node.stop()
})

test('one that was interrupted every time is unknown in the end', async () => {
  await outbox.queue('killer', ['again'])
  await claimNext(db, 'acc')
  await db.run(sql`update outbound set attempts = 6, lease_until = now() - interval '1 second'`)
  const texts: string[] = []
  const node = outbox.node(
    async ({ text }) => {
      texts.push(text)
      return {}
    },
    { sendDedupes: true },
  )
  await node.until(async () => (await waiting()) === 0)
  expect([texts, await toldOf('killer')]).toEqual([[], [{ seq: 1, status: 'unknown', reason: 'interrupted' }]])
  await node.stop()
})

test('a lease that is alive is left alone', async () => {
  await outbox.queue('alive', ['mine'])
  await claimNext(db, 'acc')
  const texts: string[] = []
  const node = outbox.node(async ({ text }) => {
    texts.push(text)
    return {}
  })
  await outbox.queue('beside', ['other'])
  await node.until(() => texts.length === 1)
  expect([texts, await toldOf('alive')]).toEqual([['other'], []])
  await node.stop()
  await db.run(sql`delete from outbound`)
})

test('an outcome that cannot be recorded leaves the message unknown, not sent twice', async () => {
  let broken = true
  const texts: string[] = []
  await outbox.queue('unrecorded', ['once'])
  const node = outbox.node(
    async ({ text }) => {
      texts.push(text)
      return {}
    },
    {
      onOutcome() {
        if (broken) throw new Error('the database is away')
      },
    },
  )
  await node.until(() => texts.length === 1)
  await node.stop()
  expect(await toldOf('unrecorded')).toEqual([])
  broken = false
  await outbox.expireLeases()
  const other = outbox.node(async ({ text }) => {
    texts.push(text)
    return {}
  })
  await other.until(async () => (await waiting()) === 0)
  expect(texts).toEqual(['once'])
  expect(await toldOf('unrecorded')).toEqual([{ seq: 1, status: 'unknown', reason: 'interrupted' }])
  await other.stop()
})

test('whoever holds a lease keeps it by saying so, and nobody else can', async () => {
  await outbox.queue('lease', ['x'])
  const claimed = await claimNext(db, 'acc')
  if (!claimed) throw new Error('there is one')
  expect(await lease()).toMatchObject({ alive: true })
  await db.run(sql`update outbound set lease_until = now() + interval '2 seconds'`)
  const short = await lease()
  await keepAlive(db, { ...claimed, leaseVersion: claimed.leaseVersion - 1 })
  expect(await lease()).toEqual(short)
  await keepAlive(db, claimed)
  expect(await lease()).toMatchObject({ alive: true })

  await expect(db.tx((tx) => finish(tx, { ...claimed, leaseVersion: claimed.leaseVersion - 1 }))).rejects.toThrow()
  await postpone(db, { ...claimed, leaseVersion: claimed.leaseVersion - 1 }, 0)
  expect(await db.one(sql`select status, attempts from outbound`)).toEqual({ status: 'sending', attempts: 1 })
  await db.tx((tx) => finish(tx, claimed))
  expect(await waiting()).toBe(0)
})

test('of ten who claim at once one gets the first message of a session, and nobody the second', async () => {
  await outbox.queue('claimed', ['1', '2'])
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimNext(db, 'acc')))
  expect(claims.filter(Boolean)).toMatchObject([{ seq: 1, content: '1', attempts: 1 }])
  await db.run(sql`delete from outbound`)
})
