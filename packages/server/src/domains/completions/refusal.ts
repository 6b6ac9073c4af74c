import { AppError } from '../../platform/errors.ts'

const refusals = {
  bot_missing: [400, '缺少 bot_id', 'bot_id'],
  message_missing: [400, 'messages 中没有用户消息', 'messages'],
  message_too_long: [400, '消息太长，最多 8000 个字符', 'messages'],
  not_storable: [400, '参数错误：含有不能存储的字符', 'messages'],
  not_the_owner: [403, '您不是该 bot 的所有者', null],
  bot_not_found: [404, 'bot 不存在', 'bot_id'],
  access_ended: [403, '访问已结束', null],
  bot_unavailable: [503, '机器人暂时不可用，请稍后再试', null],
} as const satisfies Record<string, readonly [number, string, string | null]>

export function refusal(name: keyof typeof refusals): AppError {
  const [status, text, param] = refusals[name]
  return new AppError(status * 100, status, text, { data: { code: name, param }, exposed: true })
}

export const unknownParameter = (param: string): AppError =>
  new AppError(40_000, 400, `不支持的参数：${param}`, { data: { code: 'unknown_parameter', param } })
