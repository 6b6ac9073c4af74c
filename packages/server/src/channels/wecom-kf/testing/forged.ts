import type { RawRequest, Settings } from '../../channel.ts'
import { forged as forgedForApps } from '../../wecom-app/testing/forged.ts'
import { asApp, sign } from './sign.ts'

const doorbell = (content: string) => `<xml><MsgType>event</MsgType><Event>kf_msg_or_event</Event>${content}</xml>`
const ofTheApp = (content: string) => `<xml><FromUserName>zhangsan</FromUserName>${content}</xml>`

/** What is wrong for an app is wrong here, and what an app would take is not for us. */
export const forged = (settings: Settings): Record<string, RawRequest> => ({
  ...forgedForApps(asApp(settings)),
  'a doorbell of two accounts': sign(doorbell('<OpenKfId>wk1</OpenKfId><OpenKfId>wk2</OpenKfId>'), settings),
  'a doorbell with two keys': sign(doorbell('<OpenKfId>wk1</OpenKfId><Token>a</Token><Token>b</Token>'), settings),
  'a doorbell with two events': sign(doorbell('<Event>enter_agent</Event><OpenKfId>wk1</OpenKfId>'), settings),
  'a message to the app': sign(ofTheApp('<MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId>'), settings),
  'an event of the app': sign(ofTheApp('<MsgType>event</MsgType><Event>enter_agent</Event>'), settings),
})
