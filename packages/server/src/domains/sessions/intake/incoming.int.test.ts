import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { takeIncoming } from '../index.ts'
import { brokenInvariants } from '../testing/invariants.ts'
import { accountId, openWorld } from '../testing/world.ts'

const world = await openWorld([])
const { db } = world

const contents = async (customerRef: string) => {
  const rows = await db.rows<{ content: string }>(sql`
    select m.content from messages m join sessions s on s.id = m.session_id
    where s.customer_ref = ${customerRef} and m.sender_type = 'customer' order by s.id, m.seq`)
  return rows.map(({ content }) => content)
}

const incoming = (customerRef: string, text: string) => ({
  accountId,
  traceId: newId('trc'),
  receivedAt: new Date(),
  item: { kind: 'message' as const, msgType: 'text', text, customerRef, remoteKey: newId('key') },
})

test('many messages of many customers in one batch are each in their own session, in order', async () => {
  const customers = Array.from({ length: 20 }, (_, i) => `emp:batch${i}`)
  const batch = Array.from({ length: 200 }, (_, i) => incoming(customers[i % 20] ?? '', `第 ${i} 句`))
  await db.tx((tx) => takeIncoming(tx, batch))
  for (const [i, customer] of customers.entries()) {
    expect(await contents(customer)).toEqual(Array.from({ length: 10 }, (_, n) => `第 ${n * 20 + i} 句`))
  }
  expect(await brokenInvariants(db)).toEqual([])
})

test('a call for a person in the middle of a batch hands over there, and the rest waits for the person', async () => {
  await db.tx((tx) =>
    takeIncoming(
      tx,
      ['打印机坏了', '转人工', '在吗'].map((text) => incoming('emp:middle', text)),
    ),
  )
  const id = await world.sessionOf('emp:middle')
  const lines = await db.rows<{ content: string; sender: string | null }>(sql`
    select content, sender_type as sender from messages where session_id = ${id} order by seq`)
  expect(lines.map(({ sender }) => sender)).toEqual(['customer', 'customer', null, 'customer'])
  expect(await db.rows(sql`select 1 from bot_turns where session_id = ${id}`)).toEqual([])
})

test('the same message told five times at once is one message', async () => {
  await Promise.all([1, 2, 3, 4, 5].map(() => world.say('emp:same', '只有一次', 'same-key')))
  expect(await contents('emp:same')).toEqual(['只有一次'])
})

test('two accounts of one remote key are two messages', async () => {
  await db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name, bot_id)
    values ('acc_other', 'wecom-app', 'wechat', '1000003', 'other', 'bot_test')`)
  await world.say('emp:twin', 'a', 'twin-key')
  await db.tx((tx) => takeIncoming(tx, [{ ...incoming('emp:twin', 'b'), accountId: 'acc_other' }]))
  expect(await contents('emp:twin')).toEqual(['a', 'b'])
  expect(await brokenInvariants(db)).toEqual([])
})

test('a message for an account that nobody opened is not taken, and not half taken', async () => {
  const batch = [incoming('emp:whole', 'a'), { ...incoming('emp:whole', 'b'), accountId: 'acc_unknown' }]
  await expect(db.tx((tx) => takeIncoming(tx, batch))).rejects.toThrow('acc_unknown')
  expect(await contents('emp:whole')).toEqual([])
})

test('events of a remote are no messages', async () => {
  const item = { kind: 'event' as const, event: 'enter_agent', customerRef: 'emp:event', remoteKey: newId('key') }
  await db.tx((tx) => takeIncoming(tx, [{ ...incoming('emp:event', ''), item }]))
  expect(await world.sessionOf('emp:event')).toBeUndefined()
})

test('batches of the same customers at the same moment wait for each other and lose nothing', async () => {
  const customers = Array.from({ length: 8 }, (_, i) => `emp:par${i}`)
  for (const customer of customers) await world.say(customer, 'erst')
  const shuffled = (n: number) => customers.map((_, i) => customers[(i * 5 + n) % 8] ?? '')
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      db.tx((tx) =>
        takeIncoming(
          tx,
          shuffled(n).map((customer) => incoming(customer, `${n}`)),
        ),
      ),
    ),
  )
  for (const customer of customers) expect(await contents(customer)).toHaveLength(11)
  expect(await brokenInvariants(db)).toEqual([])
})

test('half a character in a text becomes the mark of a lost one', async () => {
  await world.say('emp:half', 'a\ud83d')
  expect(await contents('emp:half')).toEqual(['a\ufffd'])
})

test('a NUL in a text does not keep the message from being taken', async () => {
  await world.say('emp:nul', 'a\0b')
  expect(await contents('emp:nul')).toEqual(['ab'])
})
