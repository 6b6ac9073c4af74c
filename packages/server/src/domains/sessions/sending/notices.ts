import type { Draft } from '../state/draft.ts'

/** Lines the desk itself says to a customer. */
const notices = {
  'zh-CN': {
    handoff: '正在为您转接人工坐席，请稍候。',
    accepted: (name: string) => `坐席 ${name} 为您服务。`,
    requeued: '已为您重新排队，坐席会尽快与您联系。',
    backToBot: '已为您转回智能助手，请直接描述您的问题。',
    closed: '本次服务已结束，感谢您的咨询。如需帮助，请随时留言。',
  },
  en: {
    handoff: 'We are passing you to a person. One moment, please.',
    accepted: (name: string) => `${name} is here to help you.`,
    requeued: 'You are back in the queue. Somebody will be with you soon.',
    backToBot: 'Our assistant is here for you again. Just tell it what you need.',
    closed: 'This conversation has ended. Thank you, and write again whenever you need us.',
  },
}

export const noticeFor = ({ session: { language } }: Pick<Draft, 'session'>) => notices[language]
