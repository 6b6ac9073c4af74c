import { Type } from 'typebox'
import { refusal } from '../../channels/answers.ts'
import { contractTypes } from '../../channels/channel.ts'
import { ApiResponse, type App, ref } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import type { Inbox } from '../inbox.ts'
import { answer, statusOf, tooLarge } from './answer.ts'
import { forReadersOnly, plainText, tags } from './docs.ts'
import { type Door, passDoor } from './door.ts'
import { inFamily } from './family-path.ts'
import { rawRequest } from './raw-request.ts'

/** The contract's one path for all families: another way to the same doors, never around them. */
export function channelCallbackRoute(app: App, doors: readonly Door[], inbox: Inbox, log: Log): void {
  const types = [...new Set([...contractTypes, ...doors.flatMap(({ channelTypes }) => channelTypes)])]
  const behind = (type: string) =>
    doors.filter(({ channelTypes }) => channelTypes.includes(type)).flatMap(({ channels }) => channels)
  const channelsOf = new Map(types.map((type) => [type, behind(type)]))
  app.route({
    method: 'POST',
    url: '/channel/:channelType/callback',
    ...forReadersOnly,
    schema: {
      operationId: 'handleChannelCallback',
      tags,
      params: Type.Object({ channelType: Type.Unsafe<string>({ type: 'string', enum: types }) }),
      headers: Type.Object({
        'X-Signature': Type.Optional(Type.String()),
        'X-Timestamp': Type.Optional(Type.String()),
        'X-Nonce': Type.Optional(Type.String()),
      }),
      body: Type.Unsafe<unknown>({ type: 'object' }),
      response: {
        200: { ...json('handled'), content: { ...json('').content, ...plainText('').content } },
        401: json('not proven to come from the channel, or no such channel is configured'),
        404: json('unknown channelType'),
        413: json('over 64 KiB'),
        503: plainText('not stored: send it again', 'error'),
      },
    },
    errorHandler(error, _request, reply) {
      const status = statusOf(error)
      if (status >= 500) throw error
      return answer(reply, status === 413 ? tooLarge : refusal)
    },
    async handler(request, reply) {
      const channels = channelsOf.get(request.params.channelType)
      if (!channels) return reply.callNotFound()
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      return answer(reply, inFamily(await passDoor(channels, inbox, rawRequest(request.raw, body), log)))
    },
  })
}

const json = (description: string) => ({ description, content: { 'application/json': { schema: ref(ApiResponse) } } })
