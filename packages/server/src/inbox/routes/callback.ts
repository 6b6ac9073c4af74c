import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OpenChannel, RawRequest, Received } from '../../channels/channel.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Inbox } from '../inbox.ts'

export interface Door {
  readonly path: string
  /** What the contract's generic path calls the channels behind this door. */
  readonly channelTypes: readonly string[]
  /** Channels that share the path. The first that accepts owns the request. */
  readonly channels: readonly OpenChannel[]
}

const bodyLimit = 64 * 1024

/** Room 1 to room 2: verify, store, and answer only after the commit. */
export const callbackRoutes =
  (doors: readonly Door[], inbox: Inbox) =>
  async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))
    app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
      const tooLarge = error.statusCode === 413
      return reply
        .status(tooLarge ? 413 : 403)
        .type('text/plain; charset=utf-8')
        .send('error')
    })
    for (const { path, channels } of doors) {
      const answer = async (request: FastifyRequest, reply: FastifyReply) => {
        const received = offer(channels, rawRequest(request))
        if (received.verdict === 'accepted' && received.items.length > 0) {
          const { accountId, items } = received
          try {
            await inbox.add(items.map((item) => ({ accountId, item })))
          } catch (error) {
            request.log.error({ err: error }, `A callback could not be stored: ${messageOf(error)}`)
            return reply.status(503).type('text/plain; charset=utf-8').send('error')
          }
        }
        const { status, contentType, body } = received.reply
        return reply.status(status).header('content-type', contentType).send(body)
      }
      app.route({ method: ['GET', 'POST'], url: path, handler: answer, exposeHeadRoute: false })
    }
  }

function offer(channels: readonly OpenChannel[], request: RawRequest): Received {
  const [first, ...others] = channels
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
