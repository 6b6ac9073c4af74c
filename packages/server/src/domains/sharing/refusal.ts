import { AppError } from '../../platform/errors.ts'

/** What is refused, with the sentences that clients of the first hour know, and a stable word for programs. */
const refusals = {
  invalid_api_key: [401, '未登录或 token 无效'],
  invalid_credentials: [401, '账号或密码错误'],
  admins_only: [403, '仅 admin 可执行此操作'],
  end_users_only: [403, '仅客户账号可访问此接口'],
  not_the_owner: [403, '您不是该 bot 的所有者'],
  otp_required: [403, '该账号已启用动态口令，请一并提供 otp_code'],
  otp_setup_required: [403, '请先在工作台绑定动态口令（OTP）'],
  bot_not_found: [404, 'bot 不存在'],
  share_token_not_found: [404, 'share token 不存在'],
  end_user_not_found: [404, '客户账号不存在'],
  username_taken: [409, '用户名已存在'],
  bad_expires_at: [400, 'expires_at 格式无效,应为 ISO 8601'],
  credentials_missing: [400, 'username 和 password 必填'],
  password_missing: [400, 'password 必填'],
  bad_username: [400, 'username 最多 64 个字符，且不能含控制字符'],
  bad_origin: [400, 'allowed_origins 应为网址来源，例如 https://www.example.com'],
  not_storable: [400, '参数错误：含有不能存储的字符'],
  share_token_missing: [403, '缺少分享凭证'],
  share_token_invalid: [404, '分享链接无效'],
  share_token_revoked: [403, '分享链接已被吊销'],
  share_token_expired: [403, '分享链接已过期'],
  share_token_mismatch: [403, '分享链接与 bot 不匹配'],
  bot_not_granted: [403, '无权访问该 bot'],
  origin_not_allowed: [403, '该网站不在分享链接允许的来源内'],
  too_many_guesses: [429, '尝试次数过多，请稍后再试'],
  rate_limit_exceeded: [429, '提问过于频繁，请稍后再试'],
  visitor_quota_exceeded: [429, '今日提问次数已用完，请明天再来'],
  link_quota_exceeded: [429, '该分享链接的提问次数已用完'],
  busy: [503, '登录的人太多，请稍后再试'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalName = keyof typeof refusals

/** Trying again later helps against a rate, and not against a quota. */
const hardQuotas: readonly RefusalName[] = ['visitor_quota_exceeded', 'link_quota_exceeded']

export function refusal(name: RefusalName, text?: string): AppError {
  const [status, sentence] = refusals[name]
  const type = hardQuotas.includes(name) ? { type: 'insufficient_quota' } : {}
  return new AppError(status * 100, status, text ?? sentence, { data: { code: name, ...type }, exposed: true })
}

/** Whether somebody may come in is not known when the tokens cannot be read; that is no refusal, and no admission. */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new AppError(50300, 503, '服务暂时不可用，请稍后再试', { cause, exposed: true })
  }
}
