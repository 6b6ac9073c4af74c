import pg from 'pg'
import type { StoredLedger, StoredMessage } from './ledgers.ts'

/** The desk's own tables, read on a connection of our own. */
export interface Stored {
  read(): Promise<StoredLedger>
  /** Rows that wait in any room; a row in the outbox that is being sent waits too. */
  left(): Promise<string[]>
  close(): Promise<void>
}

const messages = `
  select s.account_id as account, s.customer_ref as customer, m.sender_type as "senderType", m.content, m.remote_key as "remoteKey", m.delivery
  from messages m join sessions s on s.id = m.session_id order by m.session_id, m.seq`

const waiting = `
  select 'inbox: ' || i.item::text as row from inbound i, intake_position p where (i.xid, i.id) > (p.xid, p.id)
  union all select 'set aside: ' || error from inbound_failures
  union all select 'bot: ' || content from bot_turns
  union all select 'outbox, ' || status || ': ' || content from outbound`

/** An employee is `emp:{userid}` to the desk; the simulator knows the userid. */
const refPrefix = /^emp:/

export async function openStored(url: string): Promise<Stored> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 30_000 })
  // @NOTE PostgreSQL stops with the desk at the end; a query that was needed reports its own failure.
  client.on('error', () => {})
  await client.connect()
  const left = async () => (await client.query<{ row: string }>(waiting)).rows.map(({ row }) => row)
  return {
    left,
    async read() {
      const { rows } = await client.query<StoredMessage>(messages)
      return {
        messages: rows.map((row) => ({ ...row, customer: row.customer.replace(refPrefix, '') })),
        left: await left(),
      }
    },
    close: () => client.end(),
  }
}
