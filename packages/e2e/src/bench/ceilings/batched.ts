import type { RequestListener } from 'node:http'
import { batchInsert, opener } from './batch-insert.ts'
import type { CeilingDeps } from './deps.ts'

/** node:http, verify and decrypt, and a batched insert of one row. */
export function batched(deps: CeilingDeps): RequestListener {
  const insert = batchInsert(deps)
  const open = opener(deps)
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      insert(open(request.url ?? '', Buffer.concat(chunks))).then(
        () => response.end('success'),
        () => response.writeHead(500).end('error'),
      )
    })
  }
}
