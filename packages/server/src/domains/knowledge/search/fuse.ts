const damping = 60

/** Reciprocal rank fusion: an entry that stands high in several rankings wins; the scales of the rankings do not matter. */
export function fuse<T extends { readonly id: string }>(rankings: readonly (readonly T[])[]): T[] {
  const scores = new Map<string, { item: T; score: number }>()
  for (const ranking of rankings) {
    for (const [rank, item] of ranking.entries()) {
      const entry = scores.get(item.id) ?? { item, score: 0 }
      entry.score += 1 / (damping + rank + 1)
      scores.set(item.id, entry)
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ item }) => item)
}
