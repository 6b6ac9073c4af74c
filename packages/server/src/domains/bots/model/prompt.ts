import type { Found } from '../../knowledge/index.ts'

const maxQuestionChars = 2_000

/** The model words the answer; what is true stands in the entries. */
export const promptFor = (question: string, entries: readonly Found[]) => [
  {
    role: 'system',
    content:
      '你是企业服务台的客服助手。只根据下面的资料回答，用提问者的语言，简洁直接；资料里没有的内容不要编造。\n\n' +
      entries.map(({ question: q, answer }, index) => `资料${index + 1}\n问：${q}\n答：${answer}`).join('\n\n'),
  },
  { role: 'user', content: question.slice(0, maxQuestionChars) },
]
