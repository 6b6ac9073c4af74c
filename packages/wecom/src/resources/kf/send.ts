import type { WeComCall } from '../../transport.ts'
import { readText } from '../fields.ts'
import type { KfEventMessageBody, KfMessageBody } from './message-body.ts'

export interface KfSent {
  /** Yours if you gave one, or WeCom's. `fail_msgid` of a later `msg_send_fail` names it. */
  readonly msgid?: string
}

export interface KfSending {
  /**
   * POST /cgi-bin/kf/send_msg: in the states 0 and 1, within 48 h and 5 messages of the customer's last one.
   * https://developer.work.weixin.qq.com/document/path/94677
   * It is never repeated by itself. With a `msgid` the caller may repeat it: 95033 says that it had arrived.
   * Success is acceptance, not delivery: the event `msg_send_fail` tells what did not arrive.
   * @throws WeComApiError 95001 after 5 messages, 95002 after 48 h, 95018 in another state, 95013 when the session has
   * ended, 95033 when the msgid was used
   */
  sendMsg(body: KfMessageBody): Promise<KfSent>
  /**
   * POST /cgi-bin/kf/send_msg_on_event: one message for a code (welcome and end within 20 s, the others 48 h); text, and
   * for welcome and end also a menu. https://developer.work.weixin.qq.com/document/path/95122
   */
  sendMsgOnEvent(body: KfEventMessageBody): Promise<KfSent>
}

export function createKfSending(call: WeComCall): KfSending {
  const send = async (path: string, body: KfMessageBody | KfEventMessageBody): Promise<KfSent> => {
    const { msgid: own, ...rest } = body
    // An empty msgid is refused instead of ignored.
    const msgid = readText((await call('POST', path, { body: { ...rest, ...(own && { msgid: own }) } })).msgid)
    return msgid === undefined ? {} : { msgid }
  }
  return {
    sendMsg: (body) => send('/cgi-bin/kf/send_msg', body),
    sendMsgOnEvent: (body) => send('/cgi-bin/kf/send_msg_on_event', body),
  }
}
