import { BadInput } from '../http/bad-input.ts'
import { type Checks, flag, httpFailure, listOf, patched, rate, wholeNumber } from '../http/checks.ts'
import { isObject } from '../http/fields.ts'
import { type ApiFault, type NewApiFault, readApiFault } from './api-faults.ts'

/** What goes wrong on demand. All off by default; see the README for each. */
export interface Faults {
  duplicateRate: number
  reorderRate: number
  /** Longest delay of a reordered message. */
  maxDelayMs: number
  dropRate: number
  badSignature: boolean
  wrongReceiveId: boolean
  extraQuery: boolean
  extraXml: boolean
  sendDelayMs: number
  sendErrcode: number
  /** How many calls `sendErrcode` hits; 0 = until reset. */
  sendErrcodeTimes: number
  /** `before`: nothing is sent; `after`: the message is sent and only its answer never comes. */
  hangSend: false | 'before' | 'after'
  tokenErrcode: number
  tokenDiesEarly: boolean
  failHttpStatus: number
  htmlBody: boolean
  resetConnection: boolean
  /** Faults of single APIs. */
  apis: readonly ApiFault[]
  /** How likely a call that needs a token answers -1. */
  busyRate: number
  dropDoorbellRate: number
  dropNextDoorbells: number
  duplicateDoorbellRate: number
  /** How likely `kf/sync_msg` answers an empty page that says there is more. */
  emptyPageRate: number
  emptyNextPages: number
  /** How likely a message that `kf/send_msg` accepted is not delivered, and the `fail_type` then told. */
  kfSendFailRate: number
  kfFailNextSends: number
  kfSendFailType: number
}

/** Named faults change, `{}` switches all off, and one with `api` is added to `apis`. */
export type FaultPatch = NewApiFault | (Partial<Omit<Faults, 'apis'>> & { apis?: readonly NewApiFault[] })

export const noFaults: Readonly<Faults> = {
  duplicateRate: 0,
  reorderRate: 0,
  maxDelayMs: 2_000,
  dropRate: 0,
  badSignature: false,
  wrongReceiveId: false,
  extraQuery: false,
  extraXml: false,
  sendDelayMs: 0,
  sendErrcode: 0,
  sendErrcodeTimes: 0,
  hangSend: false,
  tokenErrcode: 0,
  tokenDiesEarly: false,
  failHttpStatus: 0,
  htmlBody: false,
  resetConnection: false,
  apis: [],
  busyRate: 0,
  dropDoorbellRate: 0,
  dropNextDoorbells: 0,
  duplicateDoorbellRate: 0,
  emptyPageRate: 0,
  emptyNextPages: 0,
  kfSendFailRate: 0,
  kfFailNextSends: 0,
  kfSendFailType: 0,
}

const howMany = wholeNumber(0, 1_000_000)
const errcode = wholeNumber(-1, 9_999_999)
const milliseconds = wholeNumber(0, 600_000)

const checks: Checks<Faults> = {
  duplicateRate: rate,
  reorderRate: rate,
  maxDelayMs: milliseconds,
  dropRate: rate,
  badSignature: flag,
  wrongReceiveId: flag,
  extraQuery: flag,
  extraXml: flag,
  sendDelayMs: milliseconds,
  sendErrcode: errcode,
  sendErrcodeTimes: howMany,
  hangSend: hang,
  tokenErrcode: errcode,
  tokenDiesEarly: flag,
  failHttpStatus: httpFailure,
  htmlBody: flag,
  resetConnection: flag,
  apis: listOf(readApiFault),
  busyRate: rate,
  dropDoorbellRate: rate,
  dropNextDoorbells: howMany,
  duplicateDoorbellRate: rate,
  emptyPageRate: almostRate,
  emptyNextPages: howMany,
  kfSendFailRate: rate,
  kfFailNextSends: howMany,
  kfSendFailType: wholeNumber(0, 13),
}

/**
 * Applies a patch to the faults; `{}` switches everything off, and one with `api` adds a fault of that API.
 * Throws `BadInput` and changes nothing when it is wrong.
 */
export function patchFaults(current: Readonly<Faults>, patch: unknown): Faults {
  if (!isObject(patch)) throw new BadInput('The faults must be one JSON object; {} switches all of them off.')
  if (patch.api !== undefined) return { ...current, apis: [...current.apis, readApiFault(patch)] }
  const next = patched(checks, current, patch)
  return Object.keys(patch).length === 0 ? { ...noFaults } : next
}

/** The faults that differ from "everything works". */
export function activeFaults(faults: Readonly<Faults>): Partial<Faults> {
  const normal = new Map<string, unknown>(Object.entries(noFaults))
  const entries = Object.entries(faults).filter(([name, value]) => {
    return Array.isArray(value) ? value.length > 0 : normal.get(name) !== value
  })
  return Object.fromEntries(entries)
}

function hang(value: unknown, name: string): false | 'before' | 'after' {
  if (value === true) return 'after'
  if (value === false || value === 'before' || value === 'after') return value
  throw new BadInput(`"${name}" must be false, "before" or "after" (true means "after").`)
}

/** Below 1: a reader that goes on until there is no more would never end. */
function almostRate(value: unknown, name: string): number {
  const share = rate(value, name)
  if (share < 1) return share
  throw new BadInput(`"${name}" must be less than 1.`)
}
