import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  import('fastify').FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** A named schema by its name, so that the OpenAPI and the serialiser share one definition. */
export const ref = <T extends TSchema & { $id?: string }>(schema: T) =>
  Type.Unsafe<Static<T>>({ $ref: `${schema.$id}#` })

/** The envelope of every route family but `/api/v1`: `code` 0 is success. */
export const envelope = <T extends TSchema>(data: T, $id?: string) =>
  Type.Object({ code: Type.Integer(), message: Type.String(), data }, $id ? { $id } : {})

/** A refusal, or an answer without a typed body. */
export const ApiResponse = Type.Object(
  {
    code: Type.Integer({ description: '0 = success, else failure' }),
    message: Type.String(),
    data: Type.Optional(Type.Any()),
  },
  { $id: 'ApiResponse' },
)

/** A refusal of `/api/v1`: one sentence, or what is wrong with the shape of a request, field by field. */
export const Detail = Type.Object(
  {
    detail: Type.Union([
      Type.String(),
      Type.Array(Type.Object({ loc: Type.Array(Type.String()), msg: Type.String() })),
    ]),
  },
  { $id: 'Detail' },
)

export const detailed = { '4xx': ref(Detail), '5xx': ref(Detail) }

export const refusals = { '4xx': ref(ApiResponse), '5xx': ref(ApiResponse) }

export const ok = <T>(data: T) => ({ code: 0, message: 'ok', data })

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a body or query of the wrong shape answers; the seeds differ (decisions §4, §6). */
    badShape?: 400 | 422
  }
}

export type Request = FastifyRequest
