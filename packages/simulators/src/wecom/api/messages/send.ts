import { setTimeout as delay } from 'node:timers/promises'
import { type ApiAnswer, demand, ok, refuse } from '../../errors.ts'
import { contentHash, recordSent } from '../../sent.ts'
import type { State } from '../../state.ts'
import type { ApiCall, ApiOutcome } from '../call.ts'
import { checkContent } from './check-content.ts'
import { isPlain, readable } from './readable.ts'
import { type Receivers, resolveReceivers } from './receivers.ts'
import { parseSendBody, type SendBody } from './send-body.ts'

/** `POST /cgi-bin/message/send`: any kind of message is stored; text and markdown are cut to 2048 bytes. */
export async function messageSend(call: ApiCall): Promise<ApiOutcome> {
  const { state } = call
  if (state.faults.sendDelayMs > 0) await delay(state.faults.sendDelayMs, undefined, { ref: false })
  const errcode = takeErrcode(state)
  if (errcode !== 0) return refuse(errcode)
  if (state.faults.hangSend === 'before') return 'no answer'
  const answer = send(call)
  return state.faults.hangSend === 'after' ? 'no answer' : answer
}

function send(call: ApiCall): ApiAnswer {
  const { state, app } = call
  const body = parseSendBody(call.body)
  demand(body.agentid !== undefined, 41011)
  demand(body.agentid === app.agentId, 40056)
  checkContent(state, body)
  const receivers = resolveReceivers(call, body)
  demand(receivers.to.length > 0, 81013)
  const { to: _, ...invalid } = receivers
  const msgid = store(state, body, receivers)
  const code = isInteractive(body) ? state.cards.issue({ msgid, agentId: body.agentid }) : undefined
  return ok({ ...invalid, msgid, ...(code !== undefined && { response_code: code }) })
}

function store(state: State, body: SendBody, { to }: Receivers): string {
  const { touser, msgtype, agentid } = body
  const text = readable(msgtype, body.content)
  const content = isPlain(msgtype) ? { ...body.content, content: text } : body.content
  const fresh = to.filter((userid) => !wasSent(state, userid, body) && !isFlooded(state, userid, body))
  if (fresh.length === 0) return suppress(state, touser, contentHash(to, msgtype, content))
  const whole = { ...body.whole, [msgtype]: content }
  return recordSent(state, { to: fresh, touser, msgtype, text, content, body: whole, agentId: agentid ?? 0 }).msgid
}

function wasSent(state: State, userid: string, { checkIntervalSeconds, msgtype, content }: SendBody): boolean {
  if (checkIntervalSeconds === 0) return false
  const hash = contentHash([userid], msgtype, content)
  return state.repeats.seen(userid, hash, state.settings.now(), checkIntervalSeconds * 1000)
}

/** Above so many a minute a member gets nothing more, and nobody is told. */
function isFlooded({ quotas, rules }: State, userid: string, { agentid }: SendBody): boolean {
  return !quotas.fitsMinute(`${agentid} to ${userid.toLowerCase()}`, rules.memberMessagesPerMinute)
}

/** The caller is told success, the member gets nothing. */
function suppress(state: State, touser: string, hash: string): string {
  const msgid = `sim-${state.nextMsgId()}`
  const at = new Date(state.settings.now()).toISOString()
  state.counters.suppressed += 1
  state.ledger?.write({ kind: 'sent', msgid, touser, at, hash, suppressed: true })
  return msgid
}

/** Cards with something to press, which the app may change once afterwards. */
function isInteractive({ msgtype, content }: SendBody): boolean {
  const { card_type, action_menu } = content
  const interactive = typeof card_type === 'string' && card_type.endsWith('_interaction')
  return msgtype === 'template_card' && (interactive || action_menu !== undefined)
}

function takeErrcode({ faults }: State): number {
  const { sendErrcode, sendErrcodeTimes } = faults
  if (sendErrcode === 0 || sendErrcodeTimes === 0) return sendErrcode
  faults.sendErrcodeTimes -= 1
  if (faults.sendErrcodeTimes === 0) faults.sendErrcode = 0
  return sendErrcode
}
