/** Readers for answers whose types nobody has promised: numbers come as text and texts as numbers. */

/** Text that says something; a number counts as text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A number from 0 on, also when it comes as text. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined
}

type Row = Readonly<Record<string, unknown>>

/** The first of these fields that says something. */
export function firstText(row: Row, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(row[name])
    if (text !== undefined) return text
  }
  return undefined
}

/** The first of these fields that holds a number. */
export function firstCount(row: Row, names: readonly string[]): number | undefined {
  for (const name of names) {
    const count = countOf(row[name])
    if (count !== undefined) return count
  }
  return undefined
}
