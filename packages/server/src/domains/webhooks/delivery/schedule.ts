/**
 * How long after a failed attempt the next one comes, in seconds: ten attempts over 75 hours, as Standard Webhooks proposes
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability).
 */
const pauses = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

/** So that what failed together does not come back together. */
const jitter = 0.1

interface Failed {
  readonly type: string
  /** The failed one included. */
  readonly attempts: number
  readonly retryAfterSeconds?: number | undefined
}

/** Undefined: it is given up. A ping is for somebody who looks now, so it has one attempt. */
export function pauseAfter(
  { type, attempts, retryAfterSeconds = 0 }: Failed,
  random: () => number = Math.random,
): number | undefined {
  const pause = type === 'webhook.ping' ? undefined : pauses[attempts - 1]
  if (pause === undefined) return undefined
  return Math.max(pause * (1 - jitter + 2 * jitter * random()), retryAfterSeconds)
}
