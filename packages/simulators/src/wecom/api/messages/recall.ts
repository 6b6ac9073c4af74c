import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { tellPhones } from '../../sent.ts'
import { parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'

const recallableMs = 24 * 3_600_000

/** `message/recall`: own messages of the last 24 h. */
export function messageRecall({ state, app, body }: ApiCall): ApiAnswer {
  const msgid = textIn(parseBody(body), 'msgid')
  const item = state.sent.list().find((sent) => sent.msgid === msgid)
  demand(item && item.agentId === app.agentId, 40058)
  demand(state.settings.now() - Date.parse(item.at) <= recallableMs, 42052)
  item.recalled = true
  tellPhones(state, item)
  return ok()
}
