import { WeComNetworkError } from '../errors.ts'
import type { WeComReply } from '../transport.ts'

/** Readers for answers that are not always typed as documented: numbers may come as text, and hidden fields as ''. */

/** A whole number, also when it comes as text. */
export function readInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** Text that says something; a number counts as text. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export const readIntegers = (value: unknown): number[] =>
  Array.isArray(value) ? value.map(readInteger).filter((number) => number !== undefined) : []

/**
 * The rows an answer is asked for.
 * @throws WeComNetworkError when there is no list: taken for an empty one, it would make everybody in it vanish
 */
export function readRows(path: string, reply: WeComReply, field: string): readonly unknown[] {
  const rows = reply[field]
  if (Array.isArray(rows)) return rows
  throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 ${field}`, { requestSent: true })
}
