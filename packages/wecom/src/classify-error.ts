import { classifyErrcode, type ErrcodeClass } from './errcode.ts'
import { WeComConfigError, WeComError, WeComTimeoutError, WeComTokenError, WeComTransportError } from './errors.ts'

/**
 * What a caller can do about a failure: as for an errcode, or
 * unreachable: there was no usable answer, perhaps there is one later · timeout: nor is it known whether the call was
 * done · unforeseen: not an error of this package
 */
export type FailureClass = Exclude<ErrcodeClass, 'ok'> | 'unreachable' | 'timeout' | 'unforeseen'

/** @param error whatever a call of this package threw; see also `surelyNotDone` */
export function classifyError(error: unknown): FailureClass {
  if (!(error instanceof WeComError)) return 'unforeseen'
  if (error instanceof WeComTimeoutError) return 'timeout'
  if (error instanceof WeComTransportError) return 'unreachable'
  if (error instanceof WeComConfigError) return 'config'
  // 0: an answer of success that holds no token comes from something broken in between.
  if (error instanceof WeComTokenError && !error.errcode) return 'unreachable'
  if (error.errcode === undefined) return 'permanent'
  const verdict = classifyErrcode(error.errcode)
  return verdict === 'ok' ? 'permanent' : verdict
}
