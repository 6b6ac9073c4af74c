import { AppError } from '../../platform/errors.ts'

/** What a visitor is refused, with a stable word for programs. */
const refusals = {
  still_answering: [409, '上一条消息还在回答，请稍候'],
  answering_this: [409, '这条消息正在回答'],
  with_the_bot: [409, '当前由智能助手接待，请通过对话接口提问'],
  not_rateable: [409, '当前没有可以评价的服务'],
  message_not_found: [404, '消息不存在'],
  file_not_found: [404, '文件不存在'],
  file_empty: [400, '文件是空的'],
  file_too_large: [413, '文件不能超过 20 MB'],
  bad_cursor: [400, '参数错误：cursor 无效'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalName = keyof typeof refusals

export function refusal(name: RefusalName): AppError {
  const [status, sentence] = refusals[name]
  return new AppError(status * 100, status, sentence, { data: { code: name } })
}
