import type { CallRecord } from '@yingda/yunke'
import { parsePhone } from '../../customers/index.ts'
import { beijingDay } from '../common/beijing.ts'

/** A call as it is stored, before anything of it is sealed. */
export interface StoredCall {
  readonly recordId: string
  readonly callTime: Date
  /** Of Beijing, for the counts of the day. */
  readonly day: string
  readonly direction: 'out' | 'in'
  readonly connected: boolean
  readonly talkSeconds: number
  readonly ringSeconds: number | null
  readonly staffName: string
  readonly department: string
  readonly customerName: string | null
  readonly customer: string | undefined
  readonly line: string | undefined
  readonly recordUrl: string | undefined
  readonly voiceId: string | null
  readonly hasRecording: boolean
}

const maxNameLength = 200
const idPattern = /^[\w.:-]{1,100}$/
const [earliest, latest] = [Date.UTC(2000, 0), Date.UTC(2100, 0)]

/** Undefined for what would never be found again: an id or a time that cannot be. */
export function toStored(record: CallRecord): StoredCall | undefined {
  const { id: recordId, startedAt: callTime, customerNumber, ringSeconds } = record
  const ms = callTime.getTime()
  if (!idPattern.test(recordId) || !(ms >= earliest && ms < latest)) return undefined
  return {
    recordId,
    callTime,
    day: beijingDay(callTime),
    direction: record.direction === 'inbound' ? 'in' : 'out',
    connected: record.result === 'connected',
    talkSeconds: seconds(record.talkSeconds),
    ringSeconds: ringSeconds === undefined ? null : seconds(ringSeconds),
    staffName: nameOf(record.agentName),
    // The first is the one the person belongs to; the others are above it.
    department: nameOf(record.department?.split(/[,，、;；]/)[0]),
    customerName: nameOf(record.customerName) || null,
    customer: customerNumber && (parsePhone(customerNumber) ?? customerNumber.slice(0, 40)),
    line: record.agentNumber?.slice(0, 40),
    recordUrl: record.recordingUrl?.slice(0, 2_000),
    voiceId: voiceIdIn(record.raw),
    hasRecording: record.hasRecording,
  }
}

/** Some answers name the recording apart from the call. */
const voiceIdIn = ({ voiceId }: CallRecord['raw']): string | null =>
  typeof voiceId === 'string' && voiceId !== '' ? voiceId.slice(0, 200) : null

/** Everything that Yunke may change about a call; two records that say the same say it in the same words here. */
export const contentOf = (call: StoredCall): string =>
  JSON.stringify([
    ...[call.callTime.getTime(), call.direction, call.connected, call.talkSeconds, call.ringSeconds, call.staffName],
    ...[call.department, call.customerName, call.customer, call.line, addressOf(call), call.voiceId],
  ])

/** Without what signs it, which is another one each time. */
const addressOf = ({ recordUrl }: StoredCall): string | undefined => recordUrl?.split('?')[0]

const seconds = (value: number): number =>
  Number.isFinite(value) ? Math.max(0, Math.min(Math.round(value), 86_400)) : 0

const nameOf = (text: string | undefined): string => text?.trim().slice(0, maxNameLength) ?? ''
