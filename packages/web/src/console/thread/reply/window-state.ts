import type { SessionInfo } from '@yingda/server/domains/sessions/contract'

export type ReplyWindow = NonNullable<SessionInfo['replyWindow']>

/** `scarce`: one message or one hour is left. `spent`: no message is left. `closed`: it is too late. */
export type WindowState = 'open' | 'scarce' | 'spent' | 'closed'

const scarceMs = 3_600_000

export function windowStateOf(
  { closesAt, left }: Pick<ReplyWindow, 'closesAt' | 'left'>,
  now: number,
): { state: WindowState; leftMs: number } {
  const leftMs = Math.max(0, Date.parse(closesAt) - now)
  if (leftMs === 0) return { state: 'closed', leftMs }
  if (left !== undefined && left <= 0) return { state: 'spent', leftMs }
  return { state: left === 1 || leftMs < scarceMs ? 'scarce' : 'open', leftMs }
}

/** Messages that may be sent now; no window, no limit. */
export function maySend(window: ReplyWindow | undefined, now: number): number {
  if (!window) return Number.POSITIVE_INFINITY
  const { state } = windowStateOf(window, now)
  return state === 'closed' ? 0 : (window.left ?? Number.POSITIVE_INFINITY)
}
