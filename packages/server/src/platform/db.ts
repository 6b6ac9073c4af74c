import pg from 'pg'
import type { Sql } from 'sql-template-tag'
import { copyIn } from './copy-in.ts'

export { default as sql } from 'sql-template-tag'
export type { Sql }

/** Runs statements: the pool itself, or one open transaction. Services take it as their first argument. */
export interface Handle {
  rows<T>(query: Sql): Promise<T[]>
  one<T>(query: Sql): Promise<T | undefined>
  /** Returns how many rows were touched. */
  run(query: Sql): Promise<number>
}

/** One open transaction; rows by the hundred go in by `copy … from stdin`, written by `copyRow`. */
export interface Transaction extends Handle {
  copy(statement: Sql, rows: readonly string[]): Promise<void>
}

export interface TxOptions {
  /**
   * It writes thousands of rows, and is one of many: its commit does not wait for the disk, so only what a later commit that
   * waits makes good may be lost by a crash. No table is read whole by a plan that was kept from when it was small.
   */
  readonly bulk?: boolean
}

export interface Db extends Handle {
  tx<T>(work: (tx: Transaction) => Promise<T>, options?: TxOptions): Promise<T>
  close(): Promise<void>
}

export interface DbOptions {
  readonly url: string
  readonly max?: number
}

const beginBulk = 'begin; set local synchronous_commit = off; set local enable_seqscan = off'

const int8 = 20
const timestamptz = 1184
pg.types.setTypeParser(int8, Number)
// The time zone of every connection is UTC, so the text is ISO but for the blank and the `+00`.
pg.types.setTypeParser(timestamptz, (text) => new Date(text.replace(' ', 'T').replace('+00', 'Z')))

export function openDb({ url, max = 20 }: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'yingda',
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // Ends what the server cannot end itself: it is stopped, or the network is gone.
    query_timeout: 15_000,
    keepAlive: true,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  // @NOTE a connection that breaks is replaced; the query that was, or will be, on it reports what matters.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    ...handleOn(pool),
    close: () => pool.end(),
    async tx(work, { bulk = false } = {}) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(bulk ? beginBulk : 'begin')
        const copy: Transaction['copy'] = ({ text }, rows) => copyIn(client, text, `${rows.join('\n')}\n`)
        const result = await work({ ...handleOn(client), copy })
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => {
          broken = cause
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}

function handleOn(client: pg.Pool | pg.PoolClient): Handle {
  const query = (q: Sql) => client.query({ name: nameOf(q.text), text: q.text, values: q.values })
  return {
    rows: async (q) => (await query(q)).rows,
    one: async (q) => (await query(q)).rows[0],
    run: async (q) => (await query(q)).rowCount ?? 0,
  }
}

const names = new Map<string, string>()

/** Texts are static (values travel as parameters), so every statement is prepared once per connection. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `q${names.size}`
    names.set(text, name)
  }
  return name
}
