import type { IncomingMessage } from 'node:http'

export const bodyLimit = 64 * 1024

/** The whole body, or `too large` as soon as that is known; the rest is then left unread. Never called if it breaks off. */
export function readBody(request: IncomingMessage, done: (body: Buffer | 'too large') => void): void {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return done('too large')
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= bodyLimit) return void chunks.push(chunk)
    request.removeAllListeners('data').removeAllListeners('end').pause()
    done('too large')
  })
  request.on('end', () => done(joined(chunks)))
}

/** Nearly every body arrives in one piece, which needs no copy. */
function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}
