import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { OutgoingMessage } from '../../channels/channel.ts'
import { openDb, sql } from '../../platform/db.ts'
import { ChannelError, type ChannelErrorKind } from '../../platform/errors.ts'
import { createLog } from '../../platform/log.ts'
import { testDatabase } from '../../testing/database.ts'
import { startGreetings } from './index.ts'

const db = openDb({ url: (await testDatabase()).url })
afterAll(() => db.close())

beforeEach(async () => {
  await db.run(sql`delete from greetings`)
  await db.run(sql`
    insert into greetings (id, account_id, customer_ref, code, send_before, trace_id, content)
    values ('grt_1', 'acc_a', 'customer', 'code-1', now() + interval '1 minute', 'trc_1', '您好')`)
})

/** Greets as often as the clock would let it; says what was sent. */
async function greetedWith(sendDedupes: boolean, send: (times: number) => Promise<unknown>) {
  const sent: OutgoingMessage[] = []
  const lane = { accountId: 'acc_a', sendDedupes, send: (message: OutgoingMessage) => send(sent.push(message)) }
  const worker = startGreetings({ db, log: createLog('silent'), lanes: () => [lane] })
  onTestFinished(() => worker.stop())
  for (let round = 0; round < 3; round++) {
    await worker.idle()
    await db.run(sql`update greetings set next_attempt_at = now() where next_attempt_at < send_before`)
    worker.poke()
  }
  await worker.idle()
  return sent
}

const left = async () => (await db.rows(sql`select 1 from greetings`)).length
const failing = (kind: ChannelErrorKind, certain: boolean) => (times: number) =>
  times > 1 ? Promise.resolve() : Promise.reject(new ChannelError(kind, certain, 'not now'))

test('a customer who has come is greeted once', async () => {
  const sent = await greetedWith(false, async () => ({}))
  expect(sent).toMatchObject([{ messageId: 'grt_1', customerRef: 'customer', text: '您好', code: 'code-1' }])
  expect(await left()).toBe(0)
})

test.each<[ChannelErrorKind, boolean, boolean, number]>([
  ['down', true, false, 2],
  ['rate', true, true, 2],
  ['timeout', false, true, 2],
  ['timeout', false, false, 1],
  ['down', false, false, 1],
  ['rejected', true, true, 1],
])(
  'after %s (certain: %s) at a remote that drops repeats (%s) it is sent %i times',
  async (kind, certain, dedupes, times) => {
    expect(await greetedWith(dedupes, failing(kind, certain))).toHaveLength(times)
    expect(await left()).toBe(0)
  },
)

test.each([
  [true, 1],
  [false, 0],
])('what a node died with is sent by another only where repeats are dropped (%s)', async (dedupes, times) => {
  const worker = startGreetings({
    ...{ db, log: createLog('silent') },
    lanes: () => [{ accountId: 'acc_a', sendDedupes: dedupes, send: () => new Promise(() => {}) }],
  })
  await expect.poll(async () => db.rows(sql`select 1 from greetings where next_attempt_at > now()`)).toHaveLength(1)
  expect(await greetedWith(dedupes, async () => ({}))).toHaveLength(times)
  void worker.stop()
})
