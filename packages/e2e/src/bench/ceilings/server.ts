import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { batched } from './batched.ts'
import type { CeilingDeps } from './deps.ts'
import { fastifyBatched } from './fastify-batched.ts'
import { insertPerRequest } from './insert-per-request.ts'

/** A raw server that does less than the desk; the figure of the desk is a ratio to it. */
const ceilings = { 'insert-per-request': insertPerRequest, batched }

const { name, databaseUrl, keys }: { name: string; databaseUrl: string; keys: CeilingDeps['keys'] } = JSON.parse(
  process.argv[2] ?? '{}',
)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
await pool.query(`create table if not exists raw (
  id bigint generated always as identity primary key, msgid text not null unique, customer text not null,
  body text not null, at timestamptz not null default now())`)
await pool.query('create index if not exists raw_customer on raw (customer, id)')
await pool.query('truncate raw')

if (name === 'fastify-batched') {
  const app = fastifyBatched({ pool, keys })
  await app.listen({ port: 0, host: '127.0.0.1' })
  report(app.server.address())
} else {
  const handler = ceilings[name === 'batched' ? 'batched' : 'insert-per-request']({ pool, keys })
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  report(server.address())
}

function report(address: string | AddressInfo | null): void {
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`)
}
