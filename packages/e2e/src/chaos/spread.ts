export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** In whole units, by nearest rank; all 0 of nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}
