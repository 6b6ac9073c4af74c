import { classifyError, type FailureClass, surelyNotDone, WeComError } from '@yingda/wecom'
import { ChannelError, type ChannelErrorKind } from '../../platform/errors.ts'

const kinds: Record<FailureClass, ChannelErrorKind> = {
  retry: 'down',
  unreachable: 'down',
  timeout: 'timeout',
  rate: 'rate',
  'refresh-token': 'auth',
  config: 'auth',
  session: 'window_closed',
  permanent: 'rejected',
  unforeseen: 'rejected',
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
  if (error instanceof WeComError && error.errcode === nobodyReached) return 'gone'
  return kinds[classifyError(error)]
}
