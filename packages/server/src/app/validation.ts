import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

/** Text from a URL is cast to what its schema says; a JSON body must already be it. */
export function validateStrictly(app: FastifyInstance): void {
  const create = (coerceTypes: boolean) => {
    const ajv = new Ajv({ coerceTypes, useDefaults: true, removeAdditional: false, allErrors: false, strict: false })
    formats.default(ajv)
    return ajv
  }
  const fromUrl = create(true)
  const fromBody = create(false)
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? fromBody : fromUrl).compile(schema))
}
