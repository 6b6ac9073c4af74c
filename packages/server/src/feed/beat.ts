import type { WebSocket } from 'ws'

interface Beaten {
  readonly ws: Pick<WebSocket, 'terminate' | 'ping' | 'readyState' | 'OPEN'>
  alive: boolean
}

/** Ends sockets that have not answered since the beat before, and asks the others whether they are there. */
export function beat(connections: Iterable<Beaten>): void {
  for (const connection of connections) {
    if (!connection.alive) connection.ws.terminate()
    connection.alive = false
    if (connection.ws.readyState === connection.ws.OPEN) connection.ws.ping()
  }
}
