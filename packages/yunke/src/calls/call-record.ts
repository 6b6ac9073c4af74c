import { parseBeijingTime } from '../beijing-time.ts'
import { isRecord } from '../is-record.ts'
import { firstCount, firstText, textOf } from '../values.ts'
import { type CallDirection, type CallResult, readDirection, readResult } from './direction.ts'
import { fields } from './fields.ts'

/** One call, however Yunke has told of it: in the list, by a push, or in the queue of failed pushes. */
export interface CallRecord {
  /** Unique among the calls of a company. */
  readonly id: string
  /** Of a call that was begun through the open API. */
  readonly callId: string | undefined
  readonly direction: CallDirection
  readonly result: CallResult
  /** UTC. */
  readonly startedAt: Date
  readonly talkSeconds: number
  readonly ringSeconds: number | undefined
  readonly customerNumber: string | undefined
  readonly agentNumber: string | undefined
  readonly caller: string | undefined
  readonly callee: string | undefined
  readonly agentId: string | undefined
  readonly agentName: string | undefined
  readonly department: string | undefined
  readonly customerName: string | undefined
  readonly customerCompany: string | undefined
  readonly hasRecording: boolean
  /** An address with a signature: never log it, never give it to a browser. */
  readonly recordingUrl: string | undefined
  /** As it came, for what is not read here. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** Why a row is no call: it cannot be told from another one, or nobody knows when it was. */
export type UnreadableCall = 'no_id' | 'no_time' | 'no_object'

/**
 * Reads a call leniently: the names of fields are known from working clients, not from a document, so older and
 * guessed names are read where the usual ones are missing.
 */
export function readCallRecord(row: unknown): CallRecord | UnreadableCall {
  if (!isRecord(row)) return 'no_object'
  const id = firstText(row, fields.id)
  if (id === undefined) return 'no_id'
  const startedAt = firstTime(row)
  if (!startedAt) return 'no_time'
  const talkSeconds = firstCount(row, fields.talkSeconds)
  const direction = readDirection(row)
  const customerNumber = firstText(row, fields.customerNumber)
  const agentNumber = firstText(row, fields.agentNumber)
  const caller = direction === 'inbound' ? customerNumber : agentNumber
  const callee = direction === 'inbound' ? agentNumber : customerNumber
  const recordingUrl = firstText(row, fields.recordingUrl)
  // Written out: a sync reads hundreds of thousands of these.
  return {
    id,
    callId: firstText(row, fields.callId),
    direction,
    result: readResult(row, talkSeconds),
    startedAt,
    talkSeconds: Math.round(talkSeconds ?? 0),
    ringSeconds: firstCount(row, fields.ringSeconds),
    customerNumber,
    agentNumber,
    caller,
    callee,
    agentId: firstText(row, fields.agentId),
    agentName: firstText(row, fields.agentName),
    department: readDepartment(row),
    customerName: firstText(row, fields.customerName),
    customerCompany: firstText(row, fields.customerCompany),
    hasRecording: recordingUrl !== undefined,
    recordingUrl,
    raw: row,
  }
}

/** One text, or a list of names or departments. */
function readDepartment(row: Readonly<Record<string, unknown>>): string | undefined {
  const list = fields.department.find((name) => Array.isArray(row[name]))
  if (list === undefined) return firstText(row, fields.department)
  const ones: unknown = row[list]
  const names = (Array.isArray(ones) ? ones : []).map((one: unknown) => textOf(isRecord(one) ? one.name : one))
  return names.filter((name) => name !== undefined).join(',') || undefined
}

function firstTime(row: Readonly<Record<string, unknown>>): Date | undefined {
  for (const name of fields.startedAt) {
    const moment = parseBeijingTime(row[name])
    if (moment) return moment
  }
  return undefined
}
