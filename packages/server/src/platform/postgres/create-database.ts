import pg from 'pg'

const alreadyThere = ['42P04', '23505']

/** Creates a database on the server that the url names; returns the url of that database. */
export async function createDatabaseIfMissing(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 30_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`).catch(ignoreExisting)
  } finally {
    await client.end()
  }
  return urlOfDatabase(url, name)
}

function urlOfDatabase(url: string, name: string): string {
  const target = new URL(url)
  target.pathname = `/${encodeURIComponent(name)}`
  return target.href
}

function ignoreExisting(error: unknown): void {
  if (error instanceof pg.DatabaseError && alreadyThere.includes(error.code ?? '')) return
  throw error
}
