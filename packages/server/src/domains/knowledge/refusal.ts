import { AppError } from '../../platform/errors.ts'

const refusals = {
  no_set: [404, '知识库不存在'],
  no_entry: [404, '条目不存在'],
  no_document: [404, '文档不存在'],
  no_question: [404, '问题不存在'],
  no_case: [404, '评测用例不存在'],
  no_bot: [404, 'bot 不存在'],
  own_set: [409, '机器人自带的知识库不能删除'],
  set_full: [409, '知识库的条目已达上限'],
  not_failed: [409, '只有失败的导入可以重试'],
  empty_file: [400, '文件是空的'],
  unknown_format: [400, '不支持的文件类型，可用 txt、md、html、docx、pdf、xlsx'],
  too_large: [413, '文件太大'],
  bad_url: [422, '网址无效，只支持公网的 http 或 https 地址'],
  bad_csv: [400, 'CSV 需要 question 和 answer 两列（或 问题、答案）'],
  too_many_rows: [400, 'CSV 一次最多导入 2000 行'],
  bad_cursor: [422, 'after 无效'],
} as const

export const refusal = (reason: keyof typeof refusals): AppError => {
  const [status, text] = refusals[reason]
  return new AppError(status * 100, status, text, { data: { code: reason } })
}
