import { type ApiAnswer, ApiRefusal, demand, ok } from '../../errors.ts'
import { checkOutgoing } from '../../kf/rules/outgoing.ts'
import { sendMessage } from '../../kf/rules/send.ts'
import type { KfAccount } from '../../kf/store/account.ts'
import { hasEscapedText, objectIn, parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf, msgidIn, sessionIn } from './call.ts'

/** `kf/send_msg`. Errcode 0 does not mean delivered: an event may follow that says otherwise. */
export function sendMsg(call: ApiCall): ApiAnswer {
  const body = parseBody(call.body)
  demand(!hasEscapedText(call.body), 40033)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  return countRefusal(account, () => {
    const session = sessionIn(call, account, textIn(body, 'touser', 64))
    const msgid = msgidIn(body)
    const msgtype = textIn(body, 'msgtype')
    const content = checkOutgoing(call.state, msgtype, objectIn(body, msgtype))
    return ok({ msgid: sendMessage(call, account, session, { msgid, msgtype, content }) })
  })
}

/** The ledger tells how often a send was refused, by errcode. */
export function countRefusal(account: KfAccount, send: () => ApiAnswer): ApiAnswer {
  try {
    return send()
  } catch (error) {
    if (error instanceof ApiRefusal) {
      const { errcode } = error.answer
      account.refused[errcode] = (account.refused[errcode] ?? 0) + 1
    }
    throw error
  }
}
