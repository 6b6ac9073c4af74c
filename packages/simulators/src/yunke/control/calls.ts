import { flag, wholeNumber } from '../../http/checks.ts'
import { optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import { worldOf } from '../state.ts'
import { addCall } from '../world/add-call.ts'
import { listRow } from '../world/call.ts'
import { everyCall } from '../world/calls.ts'
import type { ControlCall } from './call.ts'

const names = ['phone', 'name', 'employeeId', 'incoming', 'talkSeconds', 'recording', 'startedAt', 'company']
const rowsMax = 100

/** `POST /_sim/yunke/call {phone, …}`: a call has just ended; it is in the list and is pushed. */
export function add({ state, body }: ControlCall): object {
  refuseUnknown(body, names)
  const { incoming, talkSeconds, recording, startedAt } = body
  const world = worldOf(state, optionalText(body, 'company', 20))
  const call = addCall(state, world, {
    phone: requiredText(body, 'phone', 32),
    name: optionalText(body, 'name', 100),
    employeeId: optionalText(body, 'employeeId', 20),
    isIncoming: incoming === undefined ? undefined : flag(incoming, 'incoming'),
    talkSeconds: talkSeconds === undefined ? undefined : wholeNumber(0, 86_400)(talkSeconds, 'talkSeconds'),
    hasRecording: recording === undefined ? undefined : flag(recording, 'recording'),
    startedAt: startedAt === undefined ? undefined : wholeNumber(0, 10 ** 13)(startedAt, 'startedAt'),
  })
  return listRow(call, '')
}

/** `GET /_sim/yunke/calls?company=&phone=`: the newest calls as the list tells them. */
export function listCalls({ state, query }: ControlCall): object {
  const world = worldOf(state, query.get('company') ?? undefined)
  const found = world.calls.find({ ...everyCall, phone: query.get('phone') ?? '' })
  return { items: found.slice(0, rowsMax).map((call) => listRow(call, '')), total: found.length }
}
