import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { CeilingDeps } from './deps.ts'

/** node:http and one INSERT for each request, nothing verified, nothing decrypted. */
export const insertPerRequest =
  ({ pool }: CeilingDeps): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      pool
        .query({
          name: 'i',
          text: 'insert into raw (msgid, customer, body) values ($1, $2, $3)',
          values: [randomUUID(), 'load', body],
        })
        .then(
          () => response.end('success'),
          () => response.writeHead(500).end('error'),
        )
    })
  }
