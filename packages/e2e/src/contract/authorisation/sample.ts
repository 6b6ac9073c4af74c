import { flat, type OpenApi, type Schema } from '../open-api.ts'

interface Detailed extends Schema {
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly minimum?: number
  readonly minItems?: number
  readonly minLength?: number
}

const word = 'nothing'

/** The smallest value that a schema lets through; patterns are not read, so such a value may be a wrong one. */
export function sampleOf(document: OpenApi, schema: Schema): unknown {
  const known: Detailed = flat(document, schema)
  if (known.const !== undefined) return known.const
  if (known.enum) return known.enum[0]
  const [first] = known.anyOf ?? []
  if (first && !known.properties) return sampleOf(document, first)
  if (known.type === 'object' || known.properties) return objectOf(document, { ...first, ...known })
  if (known.type === 'array') return manyOf(document, known)
  if (known.type === 'integer' || known.type === 'number') return known.minimum ?? 1
  if (known.type === 'boolean') return false
  return known.format === 'date-time' ? '2026-01-02T03:04:05Z' : word.padEnd(known.minLength ?? 0, 'x')
}

const objectOf = (document: OpenApi, { required = [], properties = {} }: Detailed): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, sampleOf(document, properties[name] ?? {})]))

const manyOf = (document: OpenApi, { minItems = 0, items = {} }: Detailed): unknown[] =>
  Array.from({ length: minItems }, () => sampleOf(document, items))
