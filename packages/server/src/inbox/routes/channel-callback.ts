import { Type } from 'typebox'
import { contractTypes } from '../../channels/channel.ts'
import { ApiResponse, type App, ref } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import type { Inbox } from '../inbox.ts'
import { answer, statusOf } from './answer.ts'
import { forReadersOnly, plainText, tags } from './docs.ts'
import { type Door, passDoor } from './door.ts'
import { rawRequest } from './raw-request.ts'

const refused = { code: 40100, message: '回调未通过验证' }
const tooLarge = { code: 40000, message: '请求体超过 64 KiB' }

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
      return status === 413 ? reply.status(413).send(tooLarge) : reply.status(401).send(refused)
    },
    async handler(request, reply) {
      const channels = channelsOf.get(request.params.channelType)
      if (!channels) return reply.callNotFound()
      if (channels.length === 0) return reply.status(401).send(refused)
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const passed = await passDoor(channels, inbox, rawRequest(request.raw, body), log)
      return passed.verdict === 'refused' ? reply.status(401).send(refused) : answer(reply, passed.reply)
    },
  })
}

const json = (description: string) => ({ description, content: { 'application/json': { schema: ref(ApiResponse) } } })
