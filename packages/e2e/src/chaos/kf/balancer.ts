import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../random.ts'

/** What stands before several nodes: each callback goes to one of them at random; a dead one is a 502, and WeCom tries again. */
export async function startBalancer(ports: readonly number[], random: Random) {
  const server = createServer((incoming, outgoing) => {
    const port = ports[Math.floor(random() * ports.length)]
    const { method, url: path, headers } = incoming
    const forwarded = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    forwarded.on('error', () => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    })
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port }: Pick<AddressInfo, 'port'> = addressOf(server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The balancer does not listen.')
  return address
}
