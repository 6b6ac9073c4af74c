import type { DeskLanguage } from '../language/contract.ts'

/** What the desk says to a customer about how they were served. */
const texts = {
  'zh-CN': {
    invite: '请为本次服务评分：回复 1-5（5 为非常满意）',
    thanks: '感谢您的评价！',
  },
  en: {
    invite: 'How were you served? Answer with a number from 1 to 5 (5 is very satisfied).',
    thanks: 'Thank you for your rating!',
  },
}

export const surveyTextIn = (language: DeskLanguage) => texts[language]
