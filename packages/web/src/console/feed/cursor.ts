/** A place in the feed, `<transaction>.<id>`: two decimals up to 2^63, so they are compared as BigInt, never as numbers. */
export function compareCursors(left: string, right: string): -1 | 0 | 1 {
  const [leftXid, leftId] = read(left)
  const [rightXid, rightId] = read(right)
  if (leftXid !== rightXid) return leftXid < rightXid ? -1 : 1
  if (leftId !== rightId) return leftId < rightId ? -1 : 1
  return 0
}

export const isCursor = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{1,20}\.\d{1,20}$/.test(value)

/** Whether `cursor` lies behind `seen`; everything does while nothing has been seen. */
export const isAfter = (cursor: string, seen: string | undefined) =>
  seen === undefined || compareCursors(cursor, seen) > 0

function read(cursor: string): [bigint, bigint] {
  const [xid = '', id = ''] = cursor.split('.')
  return [BigInt(xid), BigInt(id)]
}
