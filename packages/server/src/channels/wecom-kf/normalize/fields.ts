import type { Body } from './content.ts'

/** A text or a number as text; '' when it is absent or anything else. */
export function textOf(body: Body, name: string): string {
  const value = body[name]
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? value : ''
}

/** A whole number, also when it comes as text. */
export function numberOf(body: Body, name: string): number | undefined {
  const text = textOf(body, name).trim()
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
}

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of a list; none when there is no list. */
export function bodiesOf(body: Body, name: string): readonly Body[] {
  const list = body[name]
  return Array.isArray(list) ? list.filter(isBody) : []
}

export const join = (...parts: readonly string[]) =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
