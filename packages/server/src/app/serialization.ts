import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>

/** Answers are written by their schemas, each compiled at its first answer: all of them would be most of what a start costs. */
export const buildSerializer: NonNullable<Compilers['buildSerializer']> = (schemas, options) => {
  const compile = SerializerSelector()(schemas, options)
  return (route) => {
    let compiled: ReturnType<typeof compile> | undefined
    return (data) => {
      compiled ??= compile(route)
      return compiled(data)
    }
  }
}
