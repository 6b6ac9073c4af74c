let aheadMs = 0

/**
 * The server's time as its answers tell it. Waiting times are the difference of a server time and now, and a desk
 * computer's clock can be minutes off. The Date header counts whole seconds, so a smaller difference is none.
 */
export function noteServerTime(dateHeader: string | null, now: number = Date.now()): void {
  const server = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isNaN(server)) return
  aheadMs = Math.abs(server - now) > 2_000 ? server - now : 0
}

export const serverNow = (): number => Date.now() + aheadMs
