import { createServer, type IncomingHttpHeaders } from 'node:http'
import { afterAll } from 'vitest'

export interface Posted {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** The other side of a webhook: takes whatever is posted, and says so. Closed when the test file ends. */
export async function openReceiver() {
  const posted: Posted[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    posted.push({ headers: request.headers, body: Buffer.concat(pieces) })
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: `r-${posted.length}` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  const address = server.address()
  return { posted, url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/desk` }
}
