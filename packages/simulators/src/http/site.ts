import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerJson } from './answer.ts'
import { BadInput } from './bad-input.ts'

/** One request and where its answer goes. */
export interface Exchange {
  readonly url: URL
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Answers a request if it is for it; `false` for everything else. May throw `BadInput`. */
export type Route = (exchange: Exchange) => Promise<boolean>

/** A server for one route. What nobody answers is a 404, what is wrong gets one sentence. */
export function siteOf(route: Route): Server {
  return createServer((request, response) => {
    serve(route, request, response).catch((error: unknown) => answerError(response, error))
  })
}

/** Takes the port, 0 a free one. Rejects with `EADDRINUSE` when it is taken. @returns the port */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator does not listen.')
  return address.port
}

export async function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}

async function serve(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = `http://simulator${request.url ?? '/'}`
  if (!URL.canParse(path)) throw new BadInput('The address of this request is malformed.')
  if (await route({ url: new URL(path), request, response })) return
  throw new BadInput('There is nothing at this address; see / for what there is.', 404)
}

function answerError(response: ServerResponse, error: unknown): void {
  const known = error instanceof BadInput
  answerJson(response, known ? error.status : 500, {
    error: known ? error.message : 'The simulator failed at this request.',
  })
}
