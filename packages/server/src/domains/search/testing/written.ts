import { afterAll } from 'vitest'
import { type Db, openDb, sql } from '../../../platform/db.ts'
import { createLog } from '../../../platform/log.ts'
import { testDatabase } from '../../../testing/database.ts'
import { searchMessages } from '../search.ts'
import { startSearchIndex } from '../worker.ts'

export interface Written {
  readonly db: Db
  /** Stores messages of one customer's session as intake does, with the change that tells of each. */
  write(sessionId: string, contents: readonly string[], options?: Told): Promise<void>
  /** Waits until all of them can be found. */
  found(): Promise<void>
  /** All pages, as `session seq`. */
  search(q: string, limit?: number, more?: object): Promise<string[]>
}

interface Told {
  /** False: its change has been swept away, or was never there. */
  readonly told?: boolean
  readonly senderType?: string | null
}

/** Messages on a real database, and nobody who answers them. */
export async function openWritten(): Promise<Written> {
  const { url } = await testDatabase()
  const db = openDb({ url })
  const index = startSearchIndex({ db, log: createLog('silent') })
  await db.run(sql`
    insert into channel_accounts (id, channel_id, contract_type, external_id, name)
    values ('acc_1', 'one', 'wechat', '1', 'one'), ('acc_2', 'two', 'jd', '2', 'two')`)
  await db.run(sql`insert into customers (id) values ('cus_1')`)
  afterAll(async () => {
    await index.stop()
    await db.close()
  })
  return {
    db,
    async write(sessionId, contents, { told = true, senderType = 'customer' } = {}) {
      await db.run(sql`
        insert into sessions (id, account_id, customer_id, customer_ref, status)
        values (${sessionId}, 'acc_1', 'cus_1', ${sessionId}, 'pending') on conflict do nothing`)
      await db.run(sql`
        with last as (
          update sessions set last_seq = last_seq + ${contents.length} where id = ${sessionId} returning last_seq),
        stored as (
          insert into messages (session_id, seq, sender_type, msg_type, content, trace_id)
          select ${sessionId}, last_seq - ${contents.length} + nth, ${senderType}, 'text', content, 't'
          from last, unnest(${contents}::text[]) with ordinality as c (content, nth) returning session_id, seq)
        insert into changes (kind, session_id, seq) select 'new_message', session_id, seq from stored where ${told}
        order by seq`)
    },
    async found() {
      do {
        index.poke()
        await index.idle()
      } while (
        await db.one(sql`
        select 1 from message_grams_position p where walked_session is not null
          or exists (select from changes c where (c.xid, c.id) > (p.xid, p.id))`)
      )
    },
    async search(q, limit = 50, more = {}) {
      const places: string[] = []
      let cursor: string | undefined
      do {
        const page = await searchMessages(db, { q, limit, ...more, ...(cursor && { cursor }) }, undefined)
        if (page.found.length > limit) throw new Error(`A page of ${limit} has ${page.found.length}.`)
        places.push(...page.found.map(({ sessionId, seq }) => `${sessionId} ${seq}`))
        cursor = page.next
      } while (cursor)
      return places
    },
  }
}
