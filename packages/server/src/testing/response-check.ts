import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

export interface Seen {
  readonly method: string
  /** With or without a query. */
  readonly path: string
  readonly status: number
  readonly body: unknown
}

/** Throws when a response is not what the OpenAPI declares for its operation and status. */
export type ResponseCheck = (seen: Seen) => void

type Schema = Readonly<Record<string, unknown>>
type Responses = Readonly<Record<string, { readonly content?: { readonly 'application/json'?: { schema: Schema } } }>>

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** Route families whose contract knows no null: an unset key is left out. */
const withoutNull = /^\/(api\/sessions|channel|wecom)(\/|$)/

/** Compares with the document that the server itself hands out, so that neither can drift from the other. */
export function createResponseCheck(document: OpenApi): ResponseCheck {
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true })
  formats.default(ajv)
  const compiled = new Map<string, ValidateFunction>()
  const templates = Object.keys(document.paths)
    .sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
    .map((template) => ({ template, fits: patternOf(template) }))

  function validatorFor(key: string, schema: Schema): ValidateFunction {
    const known = compiled.get(key) ?? ajv.compile({ allOf: [schema], components: document.components })
    compiled.set(key, known)
    return known
  }

  return ({ method, path, status, body }) => {
    const [pathname = ''] = path.split('?')
    const name = `${method} ${pathname} → ${status}`
    const template = templates.find(({ fits }) => fits.test(pathname))?.template ?? ''
    const operation = document.paths[template]?.[method.toLowerCase()]
    if (!operation) {
      if (status !== 404) throw new Error(`${name}: the OpenAPI knows no such operation.`)
      return
    }
    const declared = declaredFor(operation.responses, status)
    if (!declared) throw new Error(`${name}: the OpenAPI does not declare this status.`)
    const schema = declared.response.content?.['application/json']?.schema
    if (!schema) throw new Error(`${name}: the OpenAPI declares no JSON body.`)
    const validate = validatorFor(`${method} ${template} ${declared.status}`, schema)
    if (!validate(body)) throw new Error(`${name}: ${ajv.errorsText(validate.errors, { dataVar: 'body' })}`)
    const nulls = withoutNull.test(pathname) ? pathsOfNull(body, 'body') : []
    if (nulls.length > 0) throw new Error(`${name}: null at ${nulls.join(', ')}`)
  }
}

const patternOf = (template: string) =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`)

/** The exact status, else its class (`4XX`), else `default`. */
function declaredFor(responses: Responses, status: number) {
  for (const key of [String(status), `${String(status).charAt(0)}XX`, 'default']) {
    const response = responses[key]
    if (response) return { status: key, response }
  }
  return undefined
}

function pathsOfNull(value: unknown, at: string): string[] {
  if (value === null) return [at]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, child]) => pathsOfNull(child, `${at}.${key}`))
}
