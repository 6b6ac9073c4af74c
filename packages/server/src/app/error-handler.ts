import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, messageOf } from '../platform/errors.ts'
import { envelopeOf, type Fault } from './envelopes.ts'

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
  app.setErrorHandler((error, request, reply) => answer(faultOf(error, request), request, reply))
  app.setNotFoundHandler((request, reply) => answer({ status: 404, code: 1004, message: '接口不存在' }, request, reply))
}

function answer(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
  return reply.status(fault.status).send(envelopeOf(request.url).wrap(fault))
}

function faultOf(error: unknown, request: FastifyRequest): Fault {
  if (error instanceof AppError && error.status < 500) {
    const { code, status, message, data } = error
    return { code, status, message, data }
  }
  const { statusCode = 500, validation, validationContext } = (error ?? {}) as Thrown
  if (validation) {
    const field = fieldOf(validation, validationContext)
    return {
      status: badShape(request),
      code: 40000,
      message: `参数错误：${field.path.join('.')}: ${field.problem}`,
      field,
    }
  }
  if (statusCode === 429) return { status: 429, code: 42900, message: '请求过于频繁，请稍后再试' }
  if (statusCode >= 400 && statusCode < 500) {
    const message = `请求无法读取：${messageOf(error)}`
    if (!isNoJson(error)) return { status: statusCode, code: 40000, message }
    const status = envelopeOf(request.url).badShape ?? statusCode
    return { status, code: 40000, message, field: { path: ['body'], problem: messageOf(error) } }
  }
  if (isUnstorable(error) || isUnstorable((error as Thrown | undefined)?.cause))
    return { status: 400, code: 40000, message: '参数错误：含有不能存储的字符' }
  request.log.error({ err: error }, messageOf(error))
  const { code, status, message, exposed } = error instanceof AppError ? error : unforeseen
  const text = exposed ? `${message}: 请求编号 ${request.id}` : unforeseen.message
  return { status, code, message: text, data: { requestId: request.id } }
}

const unforeseen = { code: 50000, status: 500, message: '服务器内部错误', exposed: false }

/** What a request of the wrong shape answers; the contracts of the families differ, and so do routes of the desk's own. */
const badShape = ({ url, routeOptions }: FastifyRequest): number =>
  envelopeOf(url).badShape ?? routeOptions.config.badShape ?? 400

const isNoJson = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).endsWith('_JSON_BODY')

/** PostgreSQL's `character_not_in_repertoire`: a NUL in a text, which only a caller can have brought. */
const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '22021' && 'severity' in error

/** Names the field first: `content: must NOT have fewer than 1 characters`. */
function fieldOf(validation: NonNullable<Thrown['validation']>, context = ''): NonNullable<Fault['field']> {
  const [first] = validation
  const path = (first?.instancePath ?? '').split('/').filter(Boolean)
  return { path: path.length > 0 ? path : [context], problem: first?.message ?? 'invalid' }
}

/** An address that cannot be decoded never reaches a route. */
export const refuseAddress = (_error: unknown, { url }: FastifyRequest, reply: FastifyReply): void => {
  reply.status(400).send(envelopeOf(url).wrap({ status: 400, code: 40000, message: '请求地址无法读取' }))
}
