import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { answerJson } from '../http/answer.ts'
import { BadInput } from '../http/bad-input.ts'
import { route } from './route.ts'
import type { CompanyWorld, State } from './state.ts'

export interface Hosts {
  /** Takes the ports; with the origin of a server that hands requests on, only that of the second company. */
  start(mountedAt?: string): Promise<void>
  stop(): Promise<void>
}

/** Each company lives on a host of its own, which here is a port. */
export function createHosts(state: State): Hosts {
  const servers: Server[] = []
  return {
    async start(mountedAt) {
      const { host, port, secondPort } = state.settings
      for (const [index, world] of state.worlds.entries()) {
        if (index === 0 && mountedAt !== undefined) {
          world.company.origin = mountedAt
          continue
        }
        const server = serverOf(state, index)
        const taken = await (index === 0 ? listen(server, port, host) : listenSomewhere(server, secondPort, host))
        world.company.origin = `http://${host}:${taken}`
        servers.push(server)
      }
    },
    async stop() {
      await Promise.all(servers.splice(0).map(close))
    },
  }
}

/** The company is looked up for each request: a reset makes a new one. */
function serverOf(state: State, index: number): Server {
  return createServer((request, response) => {
    const url = readUrl(request.url ?? '/')
    const world: CompanyWorld | undefined = state.worlds[index]
    const served = url && world ? route(state, world, { url, request, response }) : Promise.resolve(false)
    served.then(
      (isServed) => isServed || answerJson(response, 404, { error: 'There is nothing at this address.' }),
      (error: unknown) => {
        const known = error instanceof BadInput
        const sentence = known ? error.message : 'The simulator failed at this request.'
        answerJson(response, known ? error.status : 500, { error: sentence })
      },
    )
  })
}

function readUrl(path: string): URL | undefined {
  return URL.canParse(`http://simulator${path}`) ? new URL(`http://simulator${path}`) : undefined
}

/** The second company takes any port if its own is taken: it tells everybody where it lives. */
async function listenSomewhere(server: Server, port: number, host: string): Promise<number> {
  try {
    return await listen(server, port, host)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return await listen(server, 0, host)
    throw error
  }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator does not listen.')
  return address.port
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
