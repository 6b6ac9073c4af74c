import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerJson } from '../http/answer.ts'
import { BadInput } from '../http/bad-input.ts'
import { servePage } from '../http/pages.ts'
import { serveApi } from './api/index.ts'
import { serveControl } from './control/index.ts'
import type { Deliverer } from './deliver.ts'
import type { State } from './state.ts'

/** One server for the API (`/cgi-bin/`), the control routes (`/_sim/`) and the two pages. */
export function createSimulatorServer(state: State, deliverer: Deliverer): Server {
  return createServer((request, response) => {
    serve(state, deliverer, request, response).catch((error: unknown) => answerError(response, error))
  })
}

async function serve(
  state: State,
  deliverer: Deliverer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = readUrl(request)
  if (url.pathname.startsWith('/cgi-bin/')) return serveApi(state, url, request, response)
  if (url.pathname.startsWith('/_sim/')) return serveControl({ state, deliverer }, url, request, response)
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
