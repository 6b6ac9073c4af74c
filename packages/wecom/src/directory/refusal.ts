import { classifyErrcode } from '../errcode.ts'
import { WeComApiError, WeComConfigError, WeComTokenError } from '../errors.ts'

/** This secret may not use this call at all: contact helper from a new address, an app without the permission. */
const wholeCallCodes = [48002, 48009]
const outOfRange = 60011

export const isWholeCallRefused = (error: unknown): boolean =>
  error instanceof WeComApiError && wholeCallCodes.includes(error.errcode ?? 0)

/** Another call that shows less may be allowed. */
export const mayAskForLess = (error: unknown): boolean =>
  isWholeCallRefused(error) || (error instanceof WeComApiError && error.errcode === outOfRange)

/** Nothing else would be answered either: wrong settings, no token, an address that is not trusted. */
export function endsTheSync(error: unknown): boolean {
  if (error instanceof WeComConfigError || error instanceof WeComTokenError) return true
  return error instanceof WeComApiError && classifyErrcode(error.errcode ?? 0) === 'config' && !mayAskForLess(error)
}
