import { BadInput } from './bad-input.ts'

export type JsonObject = { readonly [name: string]: unknown }

/** Parses a control body: one JSON object; an empty body is an empty object. */
export function parseObject(text: string): JsonObject {
  if (text.trim() === '') return {}
  const value = parseJson(text)
  if (!isObject(value))
    throw new BadInput('The body must be one JSON object, for example {"from":"liuyang","text":"hi"}.')
  return value
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A misspelt field is refused rather than ignored: the caller would wait for an effect that never comes. */
export function refuseUnknown(body: JsonObject, allowed: readonly string[]): void {
  const stranger = Object.keys(body).find((name) => !allowed.includes(name))
  if (stranger === undefined) return
  throw new BadInput(`Unknown field "${stranger.slice(0, 40)}"; allowed are: ${allowed.join(', ')}.`)
}

export function requiredText(body: JsonObject, name: string, maxBytes: number): string {
  const value = optionalText(body, name, maxBytes)
  if (value === undefined || value.trim() === '')
    throw new BadInput(`"${name}" is missing or empty; it must be a text.`)
  return value
}

export function optionalText(body: JsonObject, name: string, maxBytes: number): string | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new BadInput(`"${name}" must be a text.`)
  if (Buffer.byteLength(value) > maxBytes) throw new BadInput(`"${name}" may have at most ${maxBytes} bytes.`)
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadInput('The body is not valid JSON.')
  }
}
