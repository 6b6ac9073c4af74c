import { afterAll } from 'vitest'
import type { OutgoingMessage, Sent } from '../../../channels/channel.ts'
import { type Db, openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { testDatabase } from '../../../testing/database.ts'
import { enqueue, startOutbox } from '../index.ts'

export type Send = (message: OutgoingMessage) => Promise<Sent>

export interface Told {
  readonly sessionId: string
  readonly seq: number
  readonly status: string
  readonly reason: string | null
}

export interface OutboxDb {
  readonly db: Db
  /** Messages of one session, as the session's own transaction queues them. */
  queue(sessionId: string, texts: readonly string[], accountId?: string): Promise<void>
  /** What was recorded, oldest first. */
  told(): Promise<Told[]>
  /** As if so much time had passed: what waits for a retry is due. */
  makeDue(): Promise<void>
  /** As if whoever is sending had died a while ago. */
  expireLeases(): Promise<void>
  /** One node with a lane for each account. */
  node(send: Send, options?: NodeOptions): Node
}

interface NodeOptions {
  readonly sendDedupes?: boolean
  readonly accounts?: readonly string[]
  readonly onOutcome?: () => void
}

export interface Node {
  poke(): void
  stop(): Promise<void>
  /** Looks until it is so. */
  until(fits: () => boolean | Promise<boolean>): Promise<void>
}

/** The outbox on a real database, without sessions: what is recorded goes into a table of the test. */
export async function openOutboxDb(): Promise<OutboxDb> {
  const { url } = await testDatabase()
  const db = openDb({ url })
  const nodes: Node[] = []
  await db.run(sql`
    create table told (id int generated always as identity, session_id text, seq int, status text, reason text)`)
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await db.close()
  })

  return {
    db,
    queue: (sessionId, texts, accountId = 'acc') =>
      db.tx(async (tx) => {
        const row = await tx.one<{ last: number }>(sql`
          select greatest((select max(seq) from outbound where session_id = ${sessionId}),
            (select max(seq) from told where session_id = ${sessionId}), 0) as last`)
        const entry = { sessionId, accountId, customerRef: `customer of ${sessionId}`, traceId: 'trc' }
        await enqueue(
          tx,
          texts.map((content, i) => ({ ...entry, content, seq: (row?.last ?? 0) + 1 + i })),
        )
      }),
    told: () => db.rows<Told>(sql`select session_id as "sessionId", seq, status, reason from told order by id`),
    makeDue: async () => void (await db.run(sql`update outbound set next_attempt_at = now() where status = 'queued'`)),
    expireLeases: async () => void (await db.run(sql`update outbound set lease_until = now() - interval '1 second'`)),
    node(send, { sendDedupes = false, accounts = ['acc'], onOutcome = () => {} } = {}) {
      const outbox = startOutbox({
        db,
        log: createLog('silent'),
        lanes: () => accounts.map((accountId) => ({ accountId, sendDedupes, send })),
        async onOutcome(tx, outcomes) {
          onOutcome()
          for (const { sessionId, seq, status, reason = null } of outcomes) {
            await tx.run(
              sql`insert into told (session_id, seq, status, reason) values (${sessionId}, ${seq}, ${status}, ${reason})`,
            )
          }
        },
        onCommitted: () => outbox.poke(),
      })
      const node: Node = {
        ...outbox,
        async until(fits) {
          while (!(await fits())) {
            outbox.poke()
            await new Promise(setImmediate)
          }
        },
      }
      nodes.push(node)
      return node
    },
  }
}

/** A remote that answers each message when the test says so. */
export function remote() {
  const waiting: { text: string; sent: (value: Sent) => void; failed: (error: Error) => void }[] = []
  const texts: string[] = []
  return {
    /** Every text that reached the remote, in order. */
    texts,
    waiting,
    send: ({ text }: OutgoingMessage): Promise<Sent> => {
      texts.push(text)
      return new Promise((sent, failed) => waiting.push({ text, sent, failed }))
    },
  }
}
