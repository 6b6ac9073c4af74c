import { setTimeout as delay } from 'node:timers/promises'
import { ok, refuse } from '../errors.ts'
import { contentHash, recordSent } from '../sent.ts'
import type { State } from '../state.ts'
import type { ApiCall, ApiOutcome } from './call.ts'
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

function send({ state, body: text }: ApiCall): ApiOutcome {
  const body = parseSendBody(text)
  if ('errcode' in body) return body
  if (body.agentid === undefined) return refuse(41011)
  if (body.agentid !== state.settings.agentId) return refuse(40056)
  if (body.msgtype === 'text' && !body.content.content) return refuse(44004)
  const receivers = resolveReceivers(state.members, body)
  if (receivers.to.length === 0) return refuse(81013)
  const { to: _, ...invalid } = receivers
  return ok({ ...invalid, msgid: store(state, body, receivers) })
}

function store(state: State, body: SendBody, { to }: Receivers): string {
  const { touser, msgtype } = body
  const text = readable(msgtype, body.content)
  const content = isPlain(msgtype) ? { ...body.content, content: text } : body.content
  const fresh = to.filter((userid) => !wasSent(state, userid, body))
  if (fresh.length === 0) return suppress(state, touser, contentHash(to, msgtype, content))
  const whole = { ...body.whole, [msgtype]: content }
  return recordSent(state, { to: fresh, touser, msgtype, text, content, body: whole }).msgid
}

function wasSent(state: State, userid: string, { checkIntervalSeconds, msgtype, content }: SendBody): boolean {
  if (checkIntervalSeconds === 0) return false
  const hash = contentHash([userid], msgtype, content)
  return state.repeats.seen(userid, hash, state.settings.now(), checkIntervalSeconds * 1000)
}

/** The duplicate check: the caller is told success, the member gets nothing. */
function suppress(state: State, touser: string, hash: string): string {
  const msgid = `sim-${state.nextMsgId()}`
  const at = new Date(state.settings.now()).toISOString()
  state.counters.suppressed += 1
  state.ledger?.write({ kind: 'sent', msgid, touser, at, hash, suppressed: true })
  return msgid
}

function takeErrcode({ faults }: State): number {
  const { sendErrcode, sendErrcodeTimes } = faults
  if (sendErrcode === 0 || sendErrcodeTimes === 0) return sendErrcode
  faults.sendErrcodeTimes -= 1
  if (faults.sendErrcodeTimes === 0) faults.sendErrcode = 0
  return sendErrcode
}
