import { expect, test } from 'vitest'
import type { OutgoingMessage } from '../../channels/channel.ts'
import { sql } from '../../platform/db.ts'
import { openOutboxDb } from './testing/outbox.ts'

const outbox = await openOutboxDb()
const { db } = outbox

interface Written {
  readonly seq: number
  readonly by?: 'customer' | 'manual'
  readonly key?: string
  readonly recalled?: boolean
}

const write = (sessionId: string, { seq, by = 'customer', key = `${sessionId}-${seq}`, recalled = false }: Written) =>
  db.run(sql`
    insert into messages (session_id, seq, sender_type, msg_type, content, remote_key, trace_id, recalled_at, created_at)
    values (${sessionId}, ${seq}, ${by}, 'text', 'x', ${key}, 'trc', ${recalled ? new Date() : null}, '2026-01-02T03:04:05Z')`)

const hear = (accountId: string, key: string, item: unknown) =>
  db.run(sql`
    insert into inbound (account_id, remote_key, item, trace_id) values (${accountId}, ${key}, ${JSON.stringify(item)}, 'trc')`)

/** What the channel gets with the message. */
async function sentIn(sessionId: string): Promise<OutgoingMessage> {
  const sent: OutgoingMessage[] = []
  await outbox.queue(sessionId, ['您好'])
  const node = outbox.node(async (message) => {
    sent.push(message)
    return {}
  })
  await node.until(() => sent.length > 0)
  await node.stop()
  const [message] = sent
  if (!message) throw new Error('Nothing was sent.')
  return message
}

test('a message brings the key, the time and the raw form of what the customer wrote last', async () => {
  await write('s1', { seq: 1 })
  await write('s1', { seq: 2 })
  await write('s1', { seq: 3, by: 'manual' })
  await hear('acc', 's1-1', { sentAt: '2026-01-01T00:00:00Z', raw: { id: 'first' } })
  await hear('acc', 's1-2', { sentAt: '2026-01-01T00:01:00Z', raw: { id: 'last' } })
  await hear('other', 's1-2', { raw: { id: 'of another account' } })
  expect((await sentIn('s1')).answers).toEqual({
    remoteKey: 's1-2',
    sentAt: '2026-01-01T00:01:00Z',
    raw: { id: 'last' },
  })
})

test('what the customer took back is not answered', async () => {
  await write('s2', { seq: 1 })
  await write('s2', { seq: 2, recalled: true })
  await hear('acc', 's2-1', { raw: 1 })
  expect((await sentIn('s2')).answers).toMatchObject({ remoteKey: 's2-1', raw: 1 })
})

test('once the inbox has forgotten it, the key and when it came are left', async () => {
  await write('s3', { seq: 1 })
  const { answers } = await sentIn('s3')
  expect({ ...answers, sentAt: Date.parse(answers?.sentAt ?? '') }).toEqual({
    remoteKey: 's3-1',
    sentAt: Date.parse('2026-01-02T03:04:05Z'),
  })
})

test('where no customer has written there is nothing to answer', async () => {
  await write('s4', { seq: 1, by: 'manual' })
  expect(await sentIn('s4')).not.toHaveProperty('answers')
})
