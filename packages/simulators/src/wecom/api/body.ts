import { isObject, type JsonObject } from '../../http/fields.ts'
import { ApiRefusal, demand } from '../errors.ts'

/** The JSON object of a POST call; WeCom's parameter error for anything else. */
export function parseBody(text: string): JsonObject {
  const json = parse(text)
  if (json === undefined) throw new ApiRefusal(40058, 'Warning: wrong json format. invalid Request Parameter')
  return json
}

/** WeCom wants real UTF-8: an ASCII-only serialiser writes `\u4f60`, and that is refused. Control characters may be escaped. */
export function hasEscapedText(text: string): boolean {
  return /(?<!\\)(?:\\\\)*\\u(?!00[0-7])(?!d[89a-f])/i.test(text)
}

/** A text that may be absent; absent is empty. */
export function textIn(body: JsonObject, name: string, maxBytes = Number.POSITIVE_INFINITY): string {
  const value = body[name] ?? ''
  demand(typeof value === 'string' && Buffer.byteLength(value) <= maxBytes, 40058, `invalid ${name}`)
  return value
}

/** A whole number in a range, or what it is when absent. */
export function numberIn(body: JsonObject, name: string, range: { min: number; max: number; absent: number }): number {
  const value = body[name] ?? range.absent
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max
  demand(fits, 40058, `invalid ${name}`)
  return value
}

/** A list of texts; absent is empty. */
export function textsIn(body: JsonObject, name: string, max: number): string[] {
  const value = body[name] ?? []
  demand(Array.isArray(value) && value.length <= max, 40058, `invalid ${name}`)
  return value.map((item: unknown) => {
    demand(typeof item === 'string' && item !== '', 40058, `invalid ${name}`)
    return item
  })
}

/** A list of positive whole numbers; absent is empty. */
export function numbersIn(body: JsonObject, name: string, max: number): number[] {
  const value = body[name] ?? []
  demand(Array.isArray(value) && value.length <= max, 40058, `invalid ${name}`)
  return value.map((item: unknown) => {
    demand(typeof item === 'number' && Number.isInteger(item) && item > 0, 40058, `invalid ${name}`)
    return item
  })
}

/** The object under a name, such as the content under its msgtype. */
export function objectIn(body: JsonObject, name: string): JsonObject {
  const value = body[name]
  demand(isObject(value), 40063, `${name} is empty`)
  return value
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    // @NOTE the caller gets its error code; WeCom says no more than that either.
    return undefined
  }
}
