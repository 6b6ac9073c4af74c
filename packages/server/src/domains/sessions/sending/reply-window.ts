import type { Session } from '../state/rows.ts'

/** What may still be sent to the customer before the customer writes again. */
export interface ReplyWindow {
  readonly closesAt: Date
  /** Messages that may still be sent; absent when they are not counted. */
  readonly left?: number
  readonly of?: number
}

const hourMs = 3_600_000

/** Undefined when the channel knows no such limit, or the customer has not written yet. */
export function replyWindowOf(session: Session): ReplyWindow | undefined {
  const { replyHours, replyMessages, lastCustomerAt, repliesSince } = session
  if (replyHours === null || lastCustomerAt === null) return undefined
  return {
    closesAt: new Date(lastCustomerAt.getTime() + replyHours * hourMs),
    ...(replyMessages !== null && { left: Math.max(0, replyMessages - repliesSince), of: replyMessages }),
  }
}

const refusals = ['too_late', 'too_many'] as const
type WindowRefusal = (typeof refusals)[number]

/** The same words when a remote refuses a message that we thought it would take. */
export const isWindowRefusal = (reason: string | undefined): boolean => refusals.some((one) => one === reason)

/** Why a message may not be sent now; undefined when it may. */
export function windowRefusal(session: Session, now: Date, messages = 1): WindowRefusal | undefined {
  const window = replyWindowOf(session)
  if (!window) return undefined
  if (now >= window.closesAt) return 'too_late'
  return window.left !== undefined && messages > window.left ? 'too_many' : undefined
}

/** For the agent whose reply is refused. */
export const windowText = (refused: WindowRefusal, { replyHours, replyMessages }: Session): string =>
  refused === 'too_late'
    ? `客户超过 ${replyHours} 小时未发言，需等客户再次发言后才能回复`
    : `客户发言后最多回复 ${replyMessages} 条，需等客户再次发言后才能继续回复`
