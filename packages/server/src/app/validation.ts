import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
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
    validatesWhenUsed(() => (httpPart === 'body' ? fromBody : fromUrl).compile(schema))
  app.setValidatorCompiler(compile)
  // @NOTE a scope that adds schemas of its own falls back to Fastify's casting compiler unless it is told again.
  app.addHook('onRegister', (scope) => void scope.setValidatorCompiler(compile))
}

/** The compiling of every schema would be most of what a start costs; see docs/adr/0010. */
function validatesWhenUsed(compile: () => ValidateFunction) {
  let compiled: ValidateFunction | undefined
  const validate = (data: unknown): boolean => {
    compiled ??= compile()
    const isRight = compiled(data)
    validate.errors = compiled.errors ?? null
    return isRight
  }
  validate.errors = noErrors
  return validate
}

const noErrors: ErrorObject[] | null = null
