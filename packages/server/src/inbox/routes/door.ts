import type { FastifyRequest } from 'fastify'
import type { OpenChannel, RawRequest, Received, Reply } from '../../channels/channel.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Inbox } from '../inbox.ts'
import { plainError } from './answer.ts'

export interface Door {
  readonly path: string
  /** What the contract's generic path calls the channels behind this door. */
  readonly channelTypes: readonly string[]
  /** Channels that share the path. The first that accepts owns the request. */
  readonly channels: readonly OpenChannel[]
}

export interface Passed {
  readonly verdict: 'accepted' | 'refused' | 'not stored'
  readonly reply: Reply
}

/** Offers a request to the channels and stores what they accept. Resolves after the COMMIT, if there is one. */
export async function passDoor(
  channels: readonly OpenChannel[],
  inbox: Inbox,
  request: FastifyRequest,
): Promise<Passed> {
  const received = offer(channels, rawRequest(request))
  if (received.verdict === 'refused' || received.items.length === 0) return received
  const { accountId, items } = received
  try {
    await inbox.add(items.map((item) => ({ accountId, item })))
    return received
  } catch (error) {
    request.log.error({ err: error }, `A callback could not be stored: ${messageOf(error)}`)
    return { verdict: 'not stored', reply: plainError(503) }
  }
}

function offer([first, ...others]: readonly OpenChannel[], request: RawRequest): Received {
  if (!first) throw new Error('A door needs a channel.')
  let received = first.receive(request)
  for (const channel of others) {
    if (received.verdict === 'accepted') break
    received = channel.receive(request)
  }
  return received
}

const empty = Buffer.alloc(0)

function rawRequest({ method, raw, headers, body }: FastifyRequest): RawRequest {
  const url = raw.url ?? ''
  const mark = url.indexOf('?')
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers,
    body: Buffer.isBuffer(body) ? body : empty,
  }
}
