import type { DeskLanguage } from '../../language/contract.ts'
import type { RoutingSettings } from '../contract.ts'

type Texts = RoutingSettings['texts']

/** What customers are told until somebody words it otherwise. */
export const usualTexts: Record<DeskLanguage, Texts> = {
  'zh-CN': {
    offline: '现在没有坐席在线。请留下您的问题和联系方式，坐席上线后会第一时间回复您。',
    idleWarning: '您好，还在吗？长时间没有收到您的消息，会话稍后将自动结束。',
  },
  en: {
    offline:
      'Nobody is here right now. Leave your question and how to reach you, and we will answer as soon as we are back.',
    idleWarning: 'Are you still there? We have not heard from you for a while, and this conversation will end soon.',
  },
}

/** Words that nobody has changed follow the language. */
export const textsIn = (language: DeskLanguage, { offline, idleWarning }: Texts): Texts => ({
  offline: isUsual('offline', offline) ? usualTexts[language].offline : offline,
  idleWarning: isUsual('idleWarning', idleWarning) ? usualTexts[language].idleWarning : idleWarning,
})

const isUsual = (name: keyof Texts, text: string): boolean =>
  Object.values(usualTexts).some((texts) => texts[name] === text)
