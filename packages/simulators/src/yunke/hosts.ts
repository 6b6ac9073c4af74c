import type { Server } from 'node:http'
import { listen, shut, siteOf } from '../http/site.ts'
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
      await Promise.all(servers.splice(0).map(shut))
    },
  }
}

/** The company is looked up for each request: a reset makes a new one. */
const serverOf = (state: State, index: number): Server =>
  siteOf(async (exchange) => {
    const world: CompanyWorld | undefined = state.worlds[index]
    return world !== undefined && (await route(state, world, exchange))
  })

/** The second company takes any port if its own is taken: it tells everybody where it lives. */
async function listenSomewhere(server: Server, port: number, host: string): Promise<number> {
  try {
    return await listen(server, port, host)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return await listen(server, 0, host)
    throw error
  }
}
