import type { FastifyReply } from 'fastify'
import { AppError, messageOf } from '../../../platform/errors.ts'
import type { Request } from '../../../platform/http.ts'
import type { Watch } from '../../sharing/index.ts'
import { askWhileHeard, Gone } from '../ask/answering.ts'
import type { Call } from '../ask/call.ts'
import type { Asked } from '../ask/read-body.ts'
import type { Identity } from '../wire/completion.ts'
import { framesOf } from '../wire/frames.ts'
import { openStreamWriter } from '../wire/stream-writer.ts'

interface Streaming {
  readonly call: Call
  readonly watch: Watch
  readonly asked: Asked
  readonly identity: Identity
  readonly request: Request
  readonly reply: FastifyReply
}

const head = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** Words as they come. Until the first one, whatever goes wrong is thrown and answers like any other request. */
export async function stream({ call, watch, asked, identity, request, reply }: Streaming): Promise<FastifyReply> {
  const response = reply.raw
  const writer = openStreamWriter(response, framesOf({ ...identity, includeUsage: asked.includeUsage }), () => {
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) response.setHeader(name, value)
    response.writeHead(200, head)
  })
  try {
    writer.end(await askWhileHeard(call, { response, watch, onDelta: writer.delta }))
  } catch (error) {
    writer.stop()
    if (error instanceof Gone || !writer.hasBegun()) throw error
    writer.fail(told(error, request))
  }
  return reply
}

/** The status is sent already, so the error says it all. What nobody foresaw stays in the log. */
function told(error: unknown, request: Request): { message: string; type: string; code: string | null } {
  if (error instanceof AppError && error.exposed) {
    const { data } = error
    const code = typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : null
    return { message: error.message, type: error.status === 403 ? 'permission_error' : 'server_error', code }
  }
  request.log.error({ err: error }, messageOf(error))
  return { message: `服务器内部错误: 请求编号 ${request.id}`, type: 'server_error', code: null }
}
