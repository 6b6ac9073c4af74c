const dateOf = (at: Date): string =>
  [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')

/** Today and the days before it, as the one who asks counts days. */
export function daysBack(count: number, today: Date): { from: string; to: string } {
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1))
  return { from: dateOf(first), to: dateOf(today) }
}
