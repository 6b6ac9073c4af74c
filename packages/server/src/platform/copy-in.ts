import pg from 'pg'
import { storable } from './storable.ts'

declare module 'pg' {
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void
    endCopyFrom(): void
  }
}

/** `copy … from stdin` with all of its rows at once: the fastest way in for hundreds of rows and more. */
export function copyIn(client: pg.PoolClient, statement: string, rows: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new CopyIn(statement, Buffer.from(rows))
    query.callback = (error) => (error ? reject(error) : resolve())
    client.query(query)
  })
}

/** One row of `copy`, without the end of the line. What PostgreSQL cannot store in a text is left out, as everywhere. */
export const copyRow = (values: readonly (string | number | null)[]): string => values.map(toField).join('\t')

const toField = (value: string | number | null): string => {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  const text = storable(value)
  return /[\\\t\n\r]/.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (mark) => marks[mark] ?? '') : text
}

const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** The driver asks its query what to send when the server is ready for the rows. */
class CopyIn extends pg.Query {
  declare callback: (error: Error | undefined) => void
  readonly #rows: Buffer

  constructor(statement: string, rows: Buffer) {
    super(statement)
    this.#rows = rows
  }

  handleCopyInResponse(connection: pg.Connection): void {
    connection.sendCopyFromChunk(this.#rows)
    connection.endCopyFrom()
  }
}
