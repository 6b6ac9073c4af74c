export interface Rate {
  /** Counts one request of a key; 0 when it may go on, else for how many seconds it shall not ask again. */
  take(keyId: string): number
}

/** So many requests a minute for each key, on this node: as many at once, and then evenly. */
export function openRate(perMinute: number, nowMs: () => number = () => performance.now()): Rate {
  const buckets = new Map<string, { left: number; at: number }>()
  const perMs = perMinute / 60_000
  return {
    take(keyId) {
      const at = nowMs()
      const bucket = buckets.get(keyId) ?? { left: perMinute, at }
      const left = Math.min(perMinute, bucket.left + (at - bucket.at) * perMs)
      buckets.set(keyId, { left: left >= 1 ? left - 1 : left, at })
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMs / 1_000)
    },
  }
}
