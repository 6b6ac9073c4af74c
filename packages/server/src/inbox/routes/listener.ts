import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reply } from '../../channels/channel.ts'
import type { Log } from '../../platform/log.ts'
import type { Inbox } from '../inbox.ts'
import { plainError, tooLarge } from './answer.ts'
import { type Door, passDoor } from './door.ts'
import { inFamily, isFamilyPath } from './family-path.ts'
import { rawRequest } from './raw-request.ts'
import { readBody } from './read-body.ts'

/** Takes a request if it is for a door of ours, and says whether it did. */
export type DoorListener = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * The doors as plain node:http. What comes by the thousand passes by the framework: a callback needs no router, no
 * parser and no hook, and they would cost more than its whole cryptography (docs/benchmarks.md).
 */
export function openDoors(doors: readonly Door[], inbox: Inbox, log: Log): DoorListener {
  const channelsAt = new Map(doors.map(({ path, channels }) => [path, channels]))
  return (request, response) => {
    const path = pathOf(request.url ?? '')
    const channels = channelsAt.get(path)
    const ofFamily = isFamilyPath(path)
    if (!channels || (request.method !== 'POST' && (request.method !== 'GET' || ofFamily))) return false
    readBody(request, (body) => {
      if (body === 'too large') return hangUp(response, ofFamily ? tooLarge : plainError(413))
      if (body === 'too slow') return hangUp(response, plainError(408))
      const passed = passDoor(channels, inbox, rawRequest(request, body), log)
      void passed.then((one) => send(response, ofFamily ? inFamily(one) : one.reply))
    })
    return true
  }
}

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

const send = (response: ServerResponse, { status, contentType, body }: Reply) =>
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }).end(body)

/** What is still on its way is not read: the connection ends with the answer. */
function hangUp(response: ServerResponse, reply: Reply): void {
  response.shouldKeepAlive = false
  send(response, reply).once('finish', () => response.socket?.destroySoon())
}
