import { type ApiAnswer, demand, ok } from '../../errors.ts'
import { isToken } from '../../kf/doorbell.ts'
import type { State } from '../../state.ts'
import { numberIn, parseBody, textIn } from '../body.ts'
import type { ApiCall } from '../call.ts'
import { accountOf } from './call.ts'

const pageMax = 1_000

/** `kf/sync_msg`: the account's messages and events after a cursor. An empty page may say that there is more. */
export function syncMsg(call: ApiCall): ApiAnswer {
  const { state } = call
  const body = parseBody(call.body)
  const account = accountOf(call, textIn(body, 'open_kfid'))
  const token = textIn(body, 'token', 128)
  const limit = numberIn(body, 'limit', { min: 1, max: pageMax, absent: pageMax })
  numberIn(body, 'voice_format', { min: 0, max: 1, absent: 0 })
  demand(token === '' || isToken(state, account, token), 95007)
  const polls = token !== '' || state.quotas.takeMinute('kf poll', state.rules.kfPollsPerMinute)
  demand(polls, 45009)
  const empty = isEmptied(state)
  const page = account.log.read(textIn(body, 'cursor', 64), empty ? 0 : limit, Math.floor(state.settings.now() / 1000))
  demand(page, 60268)
  return ok({ next_cursor: page.nextCursor, has_more: empty || page.more ? 1 : 0, msg_list: page.items })
}

function isEmptied({ faults, kfRandom }: State): boolean {
  if (faults.emptyNextPages === 0) return faults.emptyPageRate > 0 && kfRandom() < faults.emptyPageRate
  faults.emptyNextPages -= 1
  return true
}
