const firstMs = 500
const longestMs = 10_000

/** Half to all of a doubling pause: a server that comes back is not met by everyone at once. */
export function backOffMs(attempt: number, random: () => number): number {
  const pause = Math.min(longestMs, firstMs * 2 ** (attempt + 1))
  return Math.max(firstMs, Math.round(pause * (0.5 + random() / 2)))
}
