import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

export const bodyLimit = 64 * 1024
/** From the end of the headers: a remote sends its few hundred bytes at once, and waits 5 s for the whole answer. */
export const bodyDeadlineMs = 10_000

type Request = Readable & Pick<IncomingMessage, 'headers'>

/** The whole body, or why it will not be read: as soon as that is known; the rest is then left unread. Never called if it breaks off. */
export function readBody(
  request: Request,
  done: (body: Buffer | 'too large' | 'too slow') => void,
  deadlineMs = bodyDeadlineMs,
): void {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return done('too large')
  const chunks: Buffer[] = []
  let size = 0
  const timer = setTimeout(() => giveUp('too slow'), deadlineMs)
  const giveUp = (why: 'too large' | 'too slow') => {
    clearTimeout(timer)
    request.removeAllListeners('data').removeAllListeners('end').pause()
    done(why)
  }
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > bodyLimit) return giveUp('too large')
    chunks.push(chunk)
  })
  request.on('end', () => {
    clearTimeout(timer)
    done(joined(chunks))
  })
  request.once('close', () => clearTimeout(timer))
}

/** Nearly every body arrives in one piece, which needs no copy. */
function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}
