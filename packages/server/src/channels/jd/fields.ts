export type Body = Readonly<Record<string, unknown>>

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object of that name; undefined when it is absent or anything else. */
export function bodyOf(body: Body, name: string): Body | undefined {
  const value = body[name]
  return isBody(value) ? value : undefined
}

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

export const join = (...parts: readonly string[]) =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')

const firstMs = Date.UTC(2000, 0)
const lastMs = Date.UTC(2100, 0)

/** Milliseconds, or seconds, since 1970 as the time of an item. */
export function sentAtOf(body: Body, name: string): { readonly sentAt?: string } {
  const time = numberOf(body, name) ?? 0
  const ms = time < 10_000_000_000 ? time * 1_000 : time
  return ms >= firstMs && ms < lastMs ? { sentAt: new Date(ms).toISOString() } : {}
}
