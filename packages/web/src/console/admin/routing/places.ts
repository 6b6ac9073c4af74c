/** One place up or down; what is at an end stays there. */
export function moved<T>(items: readonly T[], place: number, by: -1 | 1): T[] {
  const [one, other] = [items[place], items[place + by]]
  if (one === undefined || other === undefined) return [...items]
  return items.map((item, at) => (at === place ? other : at === place + by ? one : item))
}

/** In place of what stands there, or at the end. */
export const put = <T>(items: readonly T[], place: number, item: T): T[] => [
  ...items.slice(0, place),
  item,
  ...items.slice(place + 1),
]

export const without = <T>(items: readonly T[], place: number): T[] => items.filter((_, at) => at !== place)
