import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { checkText } from '../../kf/rules/outgoing.ts'
import { checkMenu } from '../../kf/rules/outgoing-menu.ts'
import { sendOnEvent } from '../../kf/rules/send.ts'
import { sessionOf } from '../../kf/store/account.ts'
import { stillFits } from '../../kf/store/codes.ts'
import { hasEscapedText, objectIn, parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf, msgidIn } from './call.ts'
import { countRefusal } from './send-msg.ts'

const menuEntriesMax = 10

/** `kf/send_msg_on_event`: a welcome, a word while waiting, or a closing text or survey, once for each code. */
export function sendMsgOnEvent(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  demand(!hasEscapedText(call.body), 40033)
  const code = textIn(body, 'code')
  demand(code !== '', 41008)
  const found = call.state.kf.codes.find(code)
  demand(found, 41050)
  const account = accountOf(call, found.openKfid)
  return countRefusal(account, () => {
    const session = sessionOf(account, found.customer)
    const msgid = msgidIn(body)
    const msgtype = textIn(body, 'msgtype')
    const menus = found.use === 'welcome' || found.use === 'end'
    demand(msgtype === 'text' || (menus && msgtype === 'msgmenu'), 40008)
    const given = objectIn(body, msgtype)
    const content = msgtype === 'text' ? checkText(given) : checkMenu(given, { entriesMax: menuEntriesMax })
    demand(stillFits(found, session), 95018)
    const sent = sendOnEvent(call.state, account, session, { msgid, msgtype, content, use: found.use })
    call.state.kf.codes.use(code)
    return ok({ msgid: sent })
  })
}
