import type { Server } from 'node:http'
import { servePage } from '../http/pages.ts'
import { type Exchange, siteOf } from '../http/site.ts'
import { serveApi } from './api/index.ts'
import type { Controls } from './control/call.ts'
import { serveControl } from './control/index.ts'
import { authorize, authorizePaths } from './oauth/authorize.ts'

/** One server for the API (`/cgi-bin/`), the control routes (`/_sim/`), the login pages, the rest of the pages, and who lives beside. */
export const createSimulatorServer = (world: Controls): Server => siteOf((exchange) => serve(world, exchange))

async function serve(world: Controls, { url, request, response }: Exchange): Promise<boolean> {
  for (const remote of world.state.settings.beside) if (await remote.mounted({ url, request, response })) return true
  if (url.pathname.startsWith('/cgi-bin/')) {
    await serveApi(world, url, request, response)
    return true
  }
  if (url.pathname.startsWith('/_sim/')) {
    await serveControl(world, url, request, response)
    return true
  }
  const logsIn = request.method === 'GET' && authorizePaths.includes(url.pathname)
  if (logsIn && authorize(world.state, url.pathname, url.searchParams, response)) return true
  return request.method === 'GET' && (await servePage(url.pathname, response))
}
