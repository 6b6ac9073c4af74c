import type { IncomingMessage } from 'node:http'
import { BadInput } from './bad-input.ts'

/** Reads a whole request body as UTF-8. A body over the limit is drained, so that the refusal reaches its sender. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return (await readBytes(request, maxBytes)).toString('utf8')
}

/** Reads a whole request body as it is, with the same limit. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= maxBytes) chunks.push(bytes)
  }
  if (size > maxBytes) throw new BadInput(`The body may have at most ${maxBytes} bytes.`, 413)
  return Buffer.concat(chunks)
}
