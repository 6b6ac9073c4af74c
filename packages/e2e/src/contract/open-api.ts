/** The parts of an OpenAPI document that a comparison reads. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly tags?: readonly { readonly name: string }[]
  readonly 'x-websocket'?: {
    readonly path: string
    readonly requirements?: readonly string[]
    readonly client: readonly { readonly type: string }[]
    readonly server: readonly string[]
  }
}

export interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly 'x-requirements'?: readonly string[]
  readonly parameters?: readonly unknown[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, unknown>>
}

export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

export interface Response {
  readonly content?: Content
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly type?: string
  readonly format?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
}

/** What a `$ref` stands for; anything else is what it is. */
export function resolve<T>(document: OpenApi, value: unknown): T {
  const { $ref } = value as { $ref?: string }
  if ($ref === undefined) return value as T
  const [kind = '', name = ''] = $ref.replace('#/components/', '').split('/')
  const target = document.components?.[kind]?.[name]
  if (target === undefined) throw new Error(`${$ref} leads nowhere.`)
  return resolve(document, target)
}

/** A schema without `$ref` and `allOf` at its top: what a value must be, in one place. */
export function flat(document: OpenApi, schema: Schema): Schema {
  const { allOf = [], ...own } = resolve<Schema>(document, schema)
  const parts = [...allOf.map((part) => flat(document, part)), own]
  const required = parts.flatMap((part) => part.required ?? [])
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}))
  return Object.assign(
    {},
    ...parts,
    required.length > 0 && { required },
    Object.keys(properties).length > 0 && { properties },
  )
}
