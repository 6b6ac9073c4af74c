import type { DeskLanguage } from '../language/contract.ts'

/** What is said, in the words of WeCom's text messages: an `a` is a link. */
export interface Words {
  nobodyOnline(waiting: number, seconds: number, url: string): string
  longWait(waiting: number, seconds: number, url: string): string
  mention(by: string, sessionId: string, url: string): string
  accountFailing(name: string, minutes: number, url: string): string
}

export const wordsIn = (language: DeskLanguage): Words => words[language]

const words: Record<DeskLanguage, Words> = {
  'zh-CN': {
    nobodyOnline: (waiting, seconds, url) =>
      `${waiting} 位客户在等待接入（最久 ${span(seconds, ' 秒', ' 分钟')}），现在没有坐席在线。\n${link('打开工作台', pendingAt(url))}`,
    longWait: (waiting, seconds, url) =>
      `${waiting} 位客户等待过久，最久已等 ${span(seconds, ' 秒', ' 分钟')}。\n${link('查看排队', pendingAt(url))}`,
    mention: (by, sessionId, url) =>
      `${plain(by)} 在会话备注里提到了你。\n${link('打开会话', `${url}/console/#/mine/${sessionId}`)}`,
    accountFailing: (name, minutes, url) =>
      `渠道账号「${plain(name)}」已异常 ${minutes} 分钟，客户可能收不到或发不出消息。\n${link('打开工作台', `${url}/console/`)}`,
  },
  en: {
    nobodyOnline: (waiting, seconds, url) =>
      `Customers waiting: ${waiting} (the longest for ${span(seconds, ' s', ' min')}), and nobody is online.\n${link('Open the desk', pendingAt(url))}`,
    longWait: (waiting, seconds, url) =>
      `Customers waiting for too long: ${waiting}, the longest for ${span(seconds, ' s', ' min')}.\n${link('See the queue', pendingAt(url))}`,
    mention: (by, sessionId, url) =>
      `${plain(by)} mentioned you in a note.\n${link('Open the conversation', `${url}/console/#/mine/${sessionId}`)}`,
    accountFailing: (name, minutes, url) =>
      `The channel account “${plain(name)}” has failed for ${minutes} min: customers may not reach you, nor you them.\n${link('Open the desk', `${url}/console/`)}`,
  },
}

const span = (seconds: number, inSeconds: string, inMinutes: string) =>
  seconds < 120 ? `${seconds}${inSeconds}` : `${Math.floor(seconds / 60)}${inMinutes}`
const pendingAt = (url: string) => `${url}/console/#/pending`
const link = (text: string, url: string) => `<a href="${url}">${text}</a>`
/** A name is no markup. */
const plain = (name: string) => name.replace(/[<>&"\r\n]/g, ' ').slice(0, 64)
