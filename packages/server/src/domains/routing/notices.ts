import type { DeskLanguage } from '../language/contract.ts'

/** Lines that customers who wait are told. */
const notices = {
  'zh-CN': {
    ahead: (count: number) => `正在为您转接人工坐席，您前面还有 ${count} 位，请稍候。`,
    place: (count: number) => `您前面还有 ${count} 位，请稍候。`,
    next: '马上就轮到您了，请稍候。',
  },
  en: {
    ahead: (count: number) => `We are passing you to a person. There are ${count} before you. One moment, please.`,
    place: (count: number) => `There are ${count} before you. One moment, please.`,
    next: 'You are next. One moment, please.',
  },
}

export const noticeIn = (language: DeskLanguage) => notices[language]
