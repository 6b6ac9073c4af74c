import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reply } from '../../channels/channel.ts'
import { messageOf } from '../../platform/errors.ts'

export const answer = (reply: FastifyReply, { status, contentType, body }: Reply): FastifyReply =>
  reply.status(status).header('content-type', contentType).send(body)

/** The one text of every failure: who is not let in learns nothing from it. */
export const plainError = (status: number): Reply => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: 'error',
})

/** Over the limit, in the envelope of the contract's path. */
export const tooLarge: Reply = {
  status: 413,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify({ code: 40000, message: '请求体超过 64 KiB' }),
}

/** A request that could not be read. What nobody foresaw is asked for again: the remote repeats what it gets no 200 for. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error)
  if (status === 413) return answer(reply, plainError(413))
  if (status < 500) return answer(reply, plainError(403))
  request.log.error({ err: error }, `A callback could not be handled: ${messageOf(error)}`)
  return answer(reply, plainError(503))
}

export const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
