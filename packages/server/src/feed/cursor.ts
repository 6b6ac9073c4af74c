/** A place in the feed: the writing transaction and the row inside it, both decimal (xid8 does not fit a number). */
export interface Cursor {
  readonly xid: string
  readonly id: number
}

export const formatCursor = ({ xid, id }: Cursor): string => `${xid}.${id}`

/** Undefined for anything that is not a cursor of ours. */
export function parseCursor(text: string): Cursor | undefined {
  const match = /^(\d{1,19})\.(\d{1,15})$/.exec(text)
  const [, xid, id] = match ?? []
  return xid && id ? { xid, id: Number(id) } : undefined
}

export function isAfter(a: Cursor, b: Cursor): boolean {
  const difference = BigInt(a.xid) - BigInt(b.xid)
  return difference > 0n || (difference === 0n && a.id > b.id)
}
