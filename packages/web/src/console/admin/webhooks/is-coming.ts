import type { DeliveryInfo } from '@yingda/server/domains/webhooks/contract'

const soonMs = 30_000

/** An attempt is under way or comes at any moment, so that it is worth looking again. */
export const isComing = (
  { status, nextAttemptAt }: Pick<DeliveryInfo, 'status' | 'nextAttemptAt'>,
  now: number,
): boolean => status === 'queued' && Date.parse(nextAttemptAt ?? '') - now < soonMs
