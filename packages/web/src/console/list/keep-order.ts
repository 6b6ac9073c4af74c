/**
 * Keeps rows where they are while somebody points at them: known rows stay in their old order, new ones come first,
 * as the newest conversation would. A list that jumps makes people open the wrong customer.
 */
export function keepOrder<T>(shown: readonly string[], rows: readonly T[], idOf: (row: T) => string): readonly T[] {
  const place = new Map(shown.map((id, index) => [id, index]))
  const placeOf = (row: T) => place.get(idOf(row)) ?? -1
  return rows
    .map((row, index) => ({ row, index }))
    .sort((left, right) => placeOf(left.row) - placeOf(right.row) || left.index - right.index)
    .map(({ row }) => row)
}
