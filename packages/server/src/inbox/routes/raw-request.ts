import type { IncomingMessage } from 'node:http'
import type { RawRequest } from '../../channels/channel.ts'

export function rawRequest({ method, url = '', headers }: IncomingMessage, body: Buffer): RawRequest {
  const mark = url.indexOf('?')
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers,
    body,
  }
}
