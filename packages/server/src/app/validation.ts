import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'

/** Text from a URL is cast to what its schema says; a JSON body must already be it. */
export function validateStrictly(app: FastifyInstance): void {
  const create = (coerceTypes: boolean) => {
    const ajv = new Ajv({ coerceTypes, useDefaults: true, removeAdditional: false, allErrors: false, strict: false })
    formats.default(ajv)
    return ajv
  }
  const fromUrl = create(true)
  const fromBody = create(false)
  const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? fromBody : fromUrl).compile(schema)
  app.setValidatorCompiler(compile)
  // @NOTE a scope that adds schemas of its own falls back to Fastify's casting compiler unless it is told again.
  app.addHook('onRegister', (scope) => void scope.setValidatorCompiler(compile))
}
