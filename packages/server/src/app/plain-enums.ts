/**
 * Says `{type: 'string', enum: [a, b]}` where a schema library says `anyOf` of one-value enums, or an enum without its
 * type: that is how a contract writes it, and what generators of clients understand.
 */
export function plainEnums(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plainEnums)
  if (!isRecord(schema)) return schema
  const { anyOf, ...rest } = schema
  const values = Array.isArray(anyOf) ? valuesOf(anyOf) : undefined
  if (values) return { type: 'string', enum: values, ...rest }
  const plain = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plainEnums(value)]))
  return areTexts(plain.enum) && plain.type === undefined ? { type: 'string', ...plain } : plain
}

/** The values of all alternatives, when each is nothing but an enum of texts. */
function valuesOf(alternatives: readonly unknown[]): string[] | undefined {
  const values = alternatives.map((one) =>
    isRecord(one) && one.type === 'string' && areTexts(one.enum) ? one.enum : [],
  )
  return values.length > 0 && values.every((texts) => texts.length > 0) ? values.flat() : undefined
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
