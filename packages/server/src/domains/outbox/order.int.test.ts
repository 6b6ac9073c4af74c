import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { ChannelError } from '../../platform/errors.ts'
import { claimNext, postpone } from './leases.ts'
import { openOutboxDb, remote, type Send } from './testing/outbox.ts'

const outbox = await openOutboxDb()
const range = (length: number) => Array.from({ length }, (_, i) => i)
const waiting = async () => (await outbox.db.rows(sql`select 1 from outbound`)).length
const toldOf = async (sessionId: string) => (await outbox.told()).filter((one) => one.sessionId === sessionId)

test('messages of a session leave in their order, one at a time for each account', async () => {
  let [inFlight, most] = [0, 0]
  const texts: string[] = []
  await Promise.all(
    range(6).map((s) =>
      outbox.queue(
        `order${s}`,
        range(5).map((i) => `${s}-${i}`),
      ),
    ),
  )
  const node = outbox.node(async ({ text }) => {
    most = Math.max(most, ++inFlight)
    await new Promise(setImmediate)
    texts.push(text)
    inFlight--
    return {}
  })
  await node.until(async () => (await waiting()) === 0)
  expect(most).toBe(1)
  for (const s of range(6))
    expect(texts.filter((text) => text.startsWith(`${s}-`))).toEqual(range(5).map((i) => `${s}-${i}`))
  expect(texts).toHaveLength(30)
  await node.stop()
})

test('an account that hangs does not hold up another', async () => {
  const hanging = remote()
  const texts: string[] = []
  await outbox.queue('slow', ['a'], 'acc1')
  await outbox.queue('quick', ['b', 'c'], 'acc2')
  const send: Send = async (message) => {
    if (message.accountId === 'acc1') return hanging.send(message)
    texts.push(message.text)
    return {}
  }
  const node = outbox.node(send, { accounts: ['acc1', 'acc2'] })
  await node.until(() => texts.length === 2 && hanging.texts.length === 1)
  expect([hanging.texts, texts]).toEqual([['a'], ['b', 'c']])
  hanging.waiting[0]?.sent({})
  await node.until(async () => (await waiting()) === 0)
  await node.stop()
})

test('a message that waits for a retry holds up its own session, and only that, and is delivered once', async () => {
  const texts: string[] = []
  let slowly = true
  await outbox.queue('retry', ['first', 'second'])
  await outbox.queue('other', ['elsewhere'])
  const node = outbox.node(async ({ text }) => {
    texts.push(text)
    if (text === 'first' && slowly) throw new ChannelError('rate', true, 'slowly')
    return {}
  })
  await node.until(() => texts.includes('elsewhere') && texts.includes('first'))
  expect(texts).not.toContain('second')
  expect(await toldOf('retry')).toEqual([])

  slowly = false
  await node.until(async () => {
    await outbox.makeDue()
    return (await waiting()) === 0
  })
  expect(texts.filter((text) => text !== 'elsewhere').slice(-2)).toEqual(['first', 'second'])
  expect(await toldOf('retry')).toMatchObject([
    { seq: 1, status: 'sent', reason: null },
    { seq: 2, status: 'sent', reason: null },
  ])
  await node.stop()
})

test('a refusal that lasts is retried five times, and then the session goes on without it', async () => {
  const texts: string[] = []
  await outbox.queue('lasting', ['never', 'after'])
  const node = outbox.node(async ({ text }) => {
    texts.push(text)
    if (text === 'never') throw new ChannelError('down', true, 'away')
    return {}
  })
  await node.until(async () => {
    await outbox.makeDue()
    return (await waiting()) === 0
  })
  expect(texts).toEqual([...range(6).map(() => 'never'), 'after'])
  expect(await toldOf('lasting')).toMatchObject([
    { seq: 1, status: 'failed', reason: 'down' },
    { seq: 2, status: 'sent' },
  ])
  await node.stop()
})

test('a retry waits as long as its number says', async () => {
  await outbox.queue('pause', ['x'], 'acc9')
  const claimed = await claimNext(outbox.db, 'acc9')
  if (!claimed) throw new Error('there is one')
  await outbox.db.tx(async (tx) => {
    await postpone(tx, claimed, 60_000)
    const row = await tx.one(sql`
      select extract(epoch from next_attempt_at - now())::int as seconds, status, attempts, lease_until from outbound
      where session_id = 'pause'`)
    expect(row).toEqual({ seconds: 60, status: 'queued', attempts: 1, lease_until: null })
  })
  expect(await claimNext(outbox.db, 'acc9')).toBeUndefined()
  await outbox.db.run(sql`delete from outbound`)
})

test.each([
  ['what is surely not sent and stays so', new ChannelError('rejected', true, 'no'), 'failed', 'rejected'],
  ['what nobody knows', new ChannelError('timeout', false, 'silence'), 'unknown', 'timeout'],
  ['what broke on our side', new TypeError('oops'), 'unknown', 'unexpected'],
])('%s is tried once, recorded, and the session goes on', async (what, error, status, reason) => {
  const texts: string[] = []
  await outbox.queue(what, ['lost', 'next'])
  const node = outbox.node(async ({ text }) => {
    texts.push(text)
    if (text === 'lost') throw error
    return {}
  })
  await node.until(async () => (await waiting()) === 0)
  expect(texts).toEqual(['lost', 'next'])
  expect(await toldOf(what)).toMatchObject([
    { seq: 1, status, reason },
    { seq: 2, status: 'sent', reason: null },
  ])
  await node.stop()
})

test('two nodes share the work: every message is sent once, and each session in its order', async () => {
  const texts: string[] = []
  const send = async ({ text }: { text: string }) => {
    texts.push(text)
    await new Promise(setImmediate)
    return {}
  }
  await Promise.all(
    range(10).map((s) =>
      outbox.queue(
        `shared${s}`,
        range(8).map((i) => `${s}-${i}`),
      ),
    ),
  )
  const [one, two] = [outbox.node(send), outbox.node(send)]
  await Promise.all([one, two].map((node) => node.until(async () => (await waiting()) === 0)))
  expect(texts).toHaveLength(80)
  for (const s of range(10))
    expect(texts.filter((text) => text.startsWith(`${s}-`))).toEqual(range(8).map((i) => `${s}-${i}`))
  await Promise.all([one.stop(), two.stop()])
})
