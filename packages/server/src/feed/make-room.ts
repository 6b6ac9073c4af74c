import type { WebSocket } from 'ws'

interface Held {
  readonly ws: Pick<WebSocket, 'close'>
  readonly viewer: { readonly csId: string }
}

const closeTooManySockets = 4409

/** Whoever leaves windows open everywhere keeps the newest ones: the oldest go until one more fits. */
export function makeRoom<T extends Held>(connections: Set<T>, csId: string, most: number): void {
  const theirs: T[] = []
  for (const connection of connections) if (connection.viewer.csId === csId) theirs.push(connection)
  for (const connection of theirs.slice(0, Math.max(0, theirs.length - most + 1))) {
    connections.delete(connection)
    connection.ws.close(closeTooManySockets, 'opened in too many places')
  }
}
