import { type Sql, sql } from './db.ts'
import { absent, separator, storable } from './storable.ts'

/**
 * Columns of many rows as single parameters for `unnest`. The driver would quote and escape every element by itself;
 * joining is several times cheaper, and a batch of hundreds of rows feels it (docs/benchmarks.md).
 */
export const texts = (values: readonly (string | null)[]): Sql =>
  values.length === 1
    ? sql`${values.map((value) => value?.replaceAll('\0', '') ?? null)}::text[]` // one empty text would look like none
    : sql`string_to_array(${joined(values)}, ${separator}, ${absent})`

export const jsons = (values: readonly unknown[]): Sql => sql`${texts(values.map(toJson))}::json[]`

export const ints = (values: readonly (number | null)[]): Sql =>
  sql`${`{${values.map((value) => value ?? 'null').join(',')}}`}::int[]`

export const times = (values: readonly (Date | null)[]): Sql =>
  sql`${`{${values.map((value) => value?.toISOString() ?? 'null').join(',')}}`}::timestamptz[]`

const joined = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? absent : storable(value))).join(separator)

function toJson(value: unknown): string | null {
  const json = JSON.stringify(value) ?? null
  return json !== null && unreadable.test(json) ? json.replaceAll(escapes, replaceUnreadable) : json
}

/** PostgreSQL stores such JSON, but refuses to read it: a NUL and half a surrogate pair are no text to it. */
const unreadable = /\\u(?:0000|d[89a-f])/
/** Every escape is read, so that a backslash before a `u` is not taken for one. */
const escapes = /\\(?:u[\da-f]{4}|.)/g

function replaceUnreadable(sequence: string): string {
  if (sequence === '\\u0000') return ''
  return unreadable.test(sequence) ? '\\ufffd' : sequence
}
