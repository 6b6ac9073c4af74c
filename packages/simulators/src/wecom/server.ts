import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerJson } from '../http/answer.ts'
import { BadInput } from '../http/bad-input.ts'
import { servePage } from '../http/pages.ts'
import { serveApi } from './api/index.ts'
import type { Controls } from './control/call.ts'
import { serveControl } from './control/index.ts'
import { authorize, authorizePaths } from './oauth/authorize.ts'

/** One server for the API (`/cgi-bin/`), the control routes (`/_sim/`) the login pages and the rest of the pages. */
export function createSimulatorServer(world: Controls): Server {
  return createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => answerError(response, error))
  })
}

async function serve(world: Controls, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = readUrl(request)
  if (await world.state.settings.beside?.mounted(url, request, response)) return
  if (url.pathname.startsWith('/cgi-bin/')) return serveApi(world, url, request, response)
  if (url.pathname.startsWith('/_sim/')) return serveControl(world, url, request, response)
  const logsIn = request.method === 'GET' && authorizePaths.includes(url.pathname)
  if (logsIn && authorize(world.state, url.pathname, url.searchParams, response)) return
  if (request.method === 'GET' && (await servePage(url.pathname, response))) return
  throw new BadInput('There is nothing at this address; see / for what there is.', 404)
}

function readUrl(request: IncomingMessage): URL {
  try {
    return new URL(`http://simulator${request.url ?? '/'}`)
  } catch {
    throw new BadInput('The address of this request is malformed.')
  }
}

function answerError(response: ServerResponse, error: unknown): void {
  const known = error instanceof BadInput
  answerJson(response, known ? error.status : 500, {
    error: known ? error.message : 'The simulator failed at this request.',
  })
}
