import { ChannelError, type ChannelErrorKind } from '../../platform/errors.ts'
import { type Body, isBody, wordOf } from './normalize/envelope.ts'

/** What Douyin refuses with, in words for the agent. Which codes are documented, the README says. */
const known = new Map<number, readonly [kind: ChannelErrorKind, text: string, reason?: string]>([
  [2190001, ['rejected', '抖音应用的调用额度已用完', 'quota_used_up']],
  [2190002, ['auth', '抖音的访问凭证无效']],
  [2190008, ['auth', '抖音的访问凭证已过期']],
  [10008, ['auth', '抖音的访问凭证已过期']],
  [10010, ['auth', '抖音账号的授权已过期，需要重新连接', 'unauthorised']],
  [2190015, ['auth', '抖音的访问凭证与账号不符，请检查应用配置']],
  [2100005, ['rejected', '抖音认为请求的参数有误']],
  [28001038, ['rejected', '抖音不允许发送此内容', 'content']],
  [28003018, ['rate', '抖音限制了发送频率']],
  [28003070, ['window_closed', '客户上次发言后可回复的条数已用完，客户再次发言前不能继续发送', 'too_many']],
  [28003080, ['window_closed', '距客户上次发言已超过 24 小时，客户再次发言前不能发送', 'too_late']],
  [28003081, ['window_closed', '距客户上次发言已超过 24 小时，客户再次发言前不能发送', 'too_late']],
  [28003082, ['rejected', '所回复的消息不属于此客户']],
  [28003095, ['rejected', '抖音后台已设置主动私信策略，请先在抖音后台停用', 'strategy']],
  [28003101, ['gone', '客户的抖音账号已被封禁', 'banned']],
  [28029004, ['gone', '此抖音账号已被封禁', 'banned']],
])

/** The access token is refused: another one may do. */
const tokenRefusals = new Set([2190002, 2190008, 10008])

/** Remembers its number, so that whoever can do something about it need not read texts. */
export class DouyinRefusal extends ChannelError {
  readonly code: number
  constructor(code: number, ...given: ConstructorParameters<typeof ChannelError>) {
    super(...given)
    this.name = 'DouyinRefusal'
    this.code = code
  }
}

/** Douyin answered, and did not do it. */
export function toChannelError(code: number): DouyinRefusal {
  const [kind, text, reason] = known.get(code) ?? ['rejected', '抖音拒绝了请求']
  return new DouyinRefusal(code, kind, true, `${text}（${code}）`, reason === undefined ? {} : { reason })
}

export const isTokenRefusal = (error: unknown): boolean =>
  error instanceof DouyinRefusal && tokenRefusals.has(error.code)

/** Of a refresh: the tokens are worth nothing any more, whatever number says so. */
export const isEndOfConsent = (error: unknown): boolean => error instanceof DouyinRefusal && error.kind === 'auth'

/** An answer that says neither yes nor no: perhaps it was done. */
export const notUnderstood = (): ChannelError => new ChannelError('down', false, '抖音的回答无法理解')

/** Of a question that was asked before sending: whatever became of it, the message surely was not sent. */
export function notSentBecause(error: unknown): never {
  if (!(error instanceof ChannelError)) throw error
  if (error.certain) throw error
  throw new ChannelError(error.kind === 'timeout' ? 'down' : error.kind, true, error.message)
}

/**
 * The first number that is not 0, else 0; undefined when there is none. Old answers hold it in `extra` and `data`, new ones
 * as `err_no`, as a number or as its text.
 */
export function codeIn(answer: Body): number | undefined {
  const { extra, data, err_no } = answer
  const given = [err_no, isBody(extra) ? extra.error_code : undefined, isBody(data) ? data.error_code : undefined]
  const codes = given.map(wordOf).flatMap((text) => (/^-?\d{1,12}$/.test(text) ? [Number(text)] : []))
  return codes.find((code) => code !== 0) ?? codes[0]
}
