import { classifyError, type FailureClass, surelyNotDone, WeComError } from '@yingda/wecom'
import { ChannelError, type ChannelErrorKind } from '../../platform/errors.ts'

const kinds: Record<FailureClass, ChannelErrorKind> = {
  retry: 'down',
  unreachable: 'down',
  timeout: 'timeout',
  rate: 'rate',
  'refresh-token': 'auth',
  config: 'auth',
  session: 'rejected',
  permanent: 'rejected',
  unforeseen: 'rejected',
}

/** Refusals that have a meaning of their own, in words for the agent. */
const known = new Map<number, readonly [kind: ChannelErrorKind, text: string, reason?: string]>([
  [95001, ['window_closed', '客户上次发言后已回复 5 条，客户再次发言前不能继续发送', 'too_many']],
  [95002, ['window_closed', '距客户上次发言已超过 48 小时，客户再次发言前不能发送', 'too_late']],
  [95031, ['window_closed', '客户在 48 小时内没有咨询，不能发送', 'too_late']],
  [41050, ['window_closed', '该事件的消息已发送过，或已超过可发送的时间', 'too_late']],
  [95013, ['gone', '会话已结束', 'ended']],
  [95000, ['gone', '客服账号不存在']],
  [95004, ['gone', '客服账号不存在']],
  [60252, ['gone', '客服账号不存在']],
  [40096, ['gone', '客户不存在，或不在应用的可见范围内']],
])

/** What WeCom's refusal, or its silence, means to whoever asked. */
export function toChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error
  const [kind, message, reason] = meaningOf(error)
  return new ChannelError(kind, surelyNotDone(error), message, { cause: error, ...(reason && { reason }) })
}

export function rethrow(error: unknown): never {
  throw toChannelError(error)
}

/** Of a question that was asked instead of sending: whatever happened to it, the message surely was not sent. */
export function notSentBecause(error: unknown): ChannelError {
  const { kind, message } = toChannelError(error)
  return new ChannelError(kind === 'timeout' ? 'down' : kind, true, message, { cause: error })
}

function meaningOf(error: unknown): readonly [kind: ChannelErrorKind, text: string, reason?: string] {
  const kind = kinds[classifyError(error)]
  if (!(error instanceof WeComError)) return [kind, 'unexpected error']
  return known.get(error.errcode ?? 0) ?? [kind, error.toString()]
}
