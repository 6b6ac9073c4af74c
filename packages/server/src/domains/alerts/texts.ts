/** What is said, in the words of WeCom's text messages: an `a` is a link. */
export const say = {
  nobodyOnline: (waiting: number, seconds: number, url: string) =>
    `${waiting} 位客户在等待接入（最久 ${span(seconds)}），现在没有坐席在线。\n${link('打开工作台', `${url}/console/#/pending`)}`,
  longWait: (waiting: number, seconds: number, url: string) =>
    `${waiting} 位客户等待过久，最久已等 ${span(seconds)}。\n${link('查看排队', `${url}/console/#/pending`)}`,
  mention: (by: string, sessionId: string, url: string) =>
    `${plain(by)} 在会话备注里提到了你。\n${link('打开会话', `${url}/console/#/mine/${sessionId}`)}`,
  accountFailing: (name: string, minutes: number, url: string) =>
    `渠道账号「${plain(name)}」已异常 ${minutes} 分钟，客户可能收不到或发不出消息。\n${link('打开工作台', `${url}/console/`)}`,
}

const span = (seconds: number) => (seconds < 120 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分钟`)
const link = (text: string, url: string) => `<a href="${url}">${text}</a>`
/** A name is no markup. */
const plain = (name: string) => name.replace(/[<>&"\r\n]/g, ' ').slice(0, 64)
