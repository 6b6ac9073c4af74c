import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Viewer } from './connection.ts'
import type { Sockets } from './sockets.ts'

export interface UpgradeDeps {
  readonly sockets: Sockets
  /** Who the request proves to be, by `?ticket=`, `?token=` or a bearer token; `named` is only what its path says. */
  readonly viewerOf: (
    query: URLSearchParams,
    authorization: string | undefined,
    named: string,
  ) => Promise<Viewer | undefined>
  readonly allowedOrigin: (origin: string, host: string) => boolean
}

const closeUnauthorized = 4401
const closeForeign = 4403
const maxPayload = 64 * 1024

/** `GET /ws/cs/{csId}`: the path is only compared with the identity that the token proves. */
export function serveSockets(server: Server, deps: UpgradeDeps): void {
  const wss = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    // @NOTE Node leaves this socket without a listener, and an unheard error would end the process.
    // Not made in this scope, which would keep the request for as long as the socket is open.
    socket.on('error', destroySelf)
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const [, csId] = /^\/ws\/cs\/([^/]+)$/.exec(path) ?? []
    if (!csId) return reject(socket, '404 Not Found')
    const { origin, host = '' } = request.headers
    if (origin !== undefined && !deps.allowedOrigin(origin, host)) return reject(socket, '403 Forbidden')
    deps
      .viewerOf(new URLSearchParams(query), request.headers.authorization, safeDecode(csId))
      .then((viewer) =>
        wss.handleUpgrade(request, socket, head, (ws) => admit(deps, { ws, wire: socket, viewer, csId })),
      )
      .catch(() => reject(socket, '503 Service Unavailable'))
  })
}

interface Opened {
  readonly ws: WebSocket
  readonly wire: Duplex
  readonly viewer: Viewer | undefined
  readonly csId: string
}

/** The upgrade comes first: a browser can read a close code, but not the status of a refused upgrade. */
function admit({ sockets }: UpgradeDeps, { ws, wire, viewer, csId }: Opened): void {
  // @NOTE `ws` has closed the connection with the code of the error, and says so to the other side.
  ws.on('error', () => {})
  if (!viewer) return ws.close(closeUnauthorized, 'not signed in')
  if (viewer.csId !== safeDecode(csId)) return ws.close(closeForeign, 'not your socket')
  sockets.attach(ws, viewer, wire)
}

function destroySelf(this: Duplex): void {
  this.destroy()
}

function reject(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // @NOTE a broken escape names nobody.
    return ''
  }
}
