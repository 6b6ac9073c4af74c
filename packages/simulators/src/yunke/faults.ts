import { BadInput } from '../http/bad-input.ts'
import { type Checks, flag, httpFailure, oneOf, patched, wholeNumber } from '../http/checks.ts'
import { isObject } from '../http/fields.ts'

/** How a login that has ended is told. `message`: only a text, no code. */
const deadCodes = ['10001', '10002', '10003', '401', '22003', '22004', '302'] as const
const deadSessionForms = [...deadCodes, 'http-302', 'http-401', 'message'] as const

/** What goes wrong on demand. All off by default. */
export interface YunkeFaults {
  deadSession: (typeof deadSessionForms)[number]
  /** The web and the open API answer this status. */
  httpStatus: number
  /** How many calls it hits; 0 = until reset. */
  httpStatusTimes: number
  latencyMs: number
  htmlBody: boolean
  resetConnection: boolean
  emptyRecording: boolean
  /** A new RSA key for each login. */
  rotateKeys: boolean
  /** The key lies under `data` instead of `data.data`. */
  flatKey: boolean
  /** Lists tell no totals. */
  withoutCounts: boolean
  /** A login ends the others of the account. */
  oneSession: boolean
  /** So many calls of the open API are answered 频繁. */
  tooFrequentTimes: number
}

export const noFaults: Readonly<YunkeFaults> = {
  deadSession: '10001',
  httpStatus: 0,
  httpStatusTimes: 0,
  latencyMs: 0,
  htmlBody: false,
  resetConnection: false,
  emptyRecording: false,
  rotateKeys: false,
  flatKey: false,
  withoutCounts: false,
  oneSession: false,
  tooFrequentTimes: 0,
}

const howMany = wholeNumber(0, 1_000_000)

const checks: Checks<YunkeFaults> = {
  deadSession: oneOf(...deadSessionForms),
  httpStatus: httpFailure,
  httpStatusTimes: howMany,
  latencyMs: wholeNumber(0, 600_000),
  htmlBody: flag,
  resetConnection: flag,
  emptyRecording: flag,
  rotateKeys: flag,
  flatKey: flag,
  withoutCounts: flag,
  oneSession: flag,
  tooFrequentTimes: howMany,
}

/** Applies a patch to the faults; `{}` switches everything off. Throws `BadInput` and changes nothing when it is wrong. */
export function patchFaults(current: Readonly<YunkeFaults>, patch: unknown): YunkeFaults {
  if (!isObject(patch)) throw new BadInput('The faults must be one JSON object; {} switches all of them off.')
  const next = patched(checks, current, patch)
  return Object.keys(patch).length === 0 ? { ...noFaults } : next
}
