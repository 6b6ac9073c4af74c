import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, messageOf } from '../platform/errors.ts'

interface Thrown {
  readonly statusCode?: number
  readonly validation?: readonly {
    readonly instancePath?: string
    readonly message?: string
    readonly params?: unknown
  }[]
  readonly validationContext?: string
  readonly cause?: unknown
}

/** The one place where anything thrown becomes HTTP. Texts of what we did not foresee stay in the log. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply))
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 1004, message: '接口不存在' }))
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof AppError && error.status < 500) {
    const { code, message, data } = error
    return reply.status(error.status).send({ code, message, ...(data !== undefined && { data }) })
  }
  const { statusCode = 500, validation, validationContext } = (error ?? {}) as Thrown
  if (validation) {
    const status = request.routeOptions.config.badShape ?? 400
    return reply.status(status).send({ code: 40000, message: `参数错误：${describe(validation, validationContext)}` })
  }
  if (statusCode === 429) return reply.status(429).send({ code: 42900, message: '请求过于频繁，请稍后再试' })
  if (statusCode >= 400 && statusCode < 500) {
    return reply.status(statusCode).send({ code: 40000, message: `请求无法读取：${messageOf(error)}` })
  }
  if (isUnstorable(error) || isUnstorable((error as Thrown | undefined)?.cause))
    return reply.status(400).send({ code: 40000, message: '参数错误：含有不能存储的字符' })
  request.log.error({ err: error }, messageOf(error))
  const { code, status, message, exposed } = error instanceof AppError ? error : unforeseen
  const text = exposed ? `${message}: 请求编号 ${request.id}` : unforeseen.message
  return reply.status(status).send({ code, message: text, data: { requestId: request.id } })
}

const unforeseen = { code: 50000, status: 500, message: '服务器内部错误', exposed: false }

/** PostgreSQL's `character_not_in_repertoire`: a NUL in a text, which only a caller can have brought. */
const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '22021' && 'severity' in error

/** Names the field first: `content: must NOT have fewer than 1 characters`. */
function describe(validation: NonNullable<Thrown['validation']>, context = ''): string {
  const [first] = validation
  const field = first?.instancePath?.replace(/^\//, '').replaceAll('/', '.') || context
  return `${field}: ${first?.message ?? 'invalid'}`
}

/** An address that cannot be decoded never reaches a route. */
export const refuseAddress = (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
  reply.status(400).send({ code: 40000, message: '请求地址无法读取' })
}
