import {
  classifyErrcode,
  type ErrcodeClass,
  surelyNotDone,
  WeComConfigError,
  WeComError,
  WeComTimeoutError,
  WeComTokenError,
  WeComTransportError,
} from '@yingda/wecom'
import { ChannelError, type ChannelErrorKind } from '../../platform/errors.ts'

const kinds: Record<Exclude<ErrcodeClass, 'ok'>, ChannelErrorKind> = {
  retry: 'down',
  rate: 'rate',
  'refresh-token': 'auth',
  config: 'auth',
  session: 'window_closed',
  permanent: 'rejected',
}

/** Every member that the message named is invalid. */
const nobodyReached = 81013

/** What WeCom's refusal, or its silence, means to whoever sends. */
export function toChannelError(error: unknown): ChannelError {
  const message = error instanceof WeComError ? error.toString() : 'unexpected error'
  return new ChannelError(kindOf(error), surelyNotDone(error), message, { cause: error })
}

/** Of what was asked before sending: whatever happened to it, the message surely was not sent. */
export function notSentBecause(error: unknown): ChannelError {
  const { kind, message } = toChannelError(error)
  return new ChannelError(kind === 'timeout' ? 'down' : kind, true, message, { cause: error })
}

function kindOf(error: unknown): ChannelErrorKind {
  if (error instanceof WeComTimeoutError) return 'timeout'
  if (error instanceof WeComTransportError) return 'down'
  if (error instanceof WeComConfigError) return 'auth'
  // 0: an answer of success that holds no token comes from something broken in between.
  if (error instanceof WeComTokenError && !error.errcode) return 'down'
  if (!(error instanceof WeComError) || error.errcode === undefined) return 'rejected'
  if (error.errcode === nobodyReached) return 'gone'
  const verdict = classifyErrcode(error.errcode)
  return verdict === 'ok' ? 'rejected' : kinds[verdict]
}
