import { Type } from 'typebox'
import { refusal } from './refusal.ts'

/** Where a page of a list begins: after this row, newest first. */
export interface Place {
  readonly at: string
  readonly id: string
}

export const PageQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})

/** Before everything: what no row is newer than. */
const beginning: Place = { at: 'infinity', id: '' }

export function placeOf(after: string | undefined): Place {
  if (after === undefined) return beginning
  const [at = '', id = ''] = Buffer.from(after, 'base64url').toString('utf8').split('~')
  if (!/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(at) || !/^[\w-]{1,64}$/.test(id)) {
    throw refusal('bad_cursor')
  }
  return { at, id }
}

/** Rows were read one more than asked for; the place is that of the last one shown. */
export function pageOf<Row extends Place, Item>(rows: readonly Row[], limit: number, present: (row: Row) => Item) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? Buffer.from(`${last.at}~${last.id}`).toString('base64url') : null
  return { items: shown.map(present), next }
}
