import type { FateFaults } from '../delivery/fate.ts'
import { BadInput } from '../http/bad-input.ts'
import { type Checks, flag, httpFailure, patched, rate, wholeNumber } from '../http/checks.ts'
import { isObject } from '../http/fields.ts'

/** What goes wrong on demand at any of these platforms. All off by default; see the README for each. */
export interface ChatFaults extends FateFaults {
  /** Each attempt has a signature that does not fit. */
  badSignature: boolean
  /** Every call of the API is answered so much later. */
  latencyMs: number
  /** A message that is sent gets this error; 0 = none. */
  sendErrcode: number
  /** How many of them; 0 = until reset. */
  sendErrcodeTimes: number
  /** `before`: nothing is sent; `after`: it is sent and only the answer never comes. */
  hangSend: false | 'before' | 'after'
  failHttpStatus: number
  /** How many calls; 0 = until reset. */
  failHttpStatusTimes: number
  htmlBody: boolean
  resetConnection: boolean
  /** The next call with an access token is told that it has expired, once. */
  tokenDiesEarly: boolean
}

export const noChatFaults: Readonly<ChatFaults> = {
  duplicateRate: 0,
  reorderRate: 0,
  maxDelayMs: 2_000,
  dropRate: 0,
  badSignature: false,
  latencyMs: 0,
  sendErrcode: 0,
  sendErrcodeTimes: 0,
  hangSend: false,
  failHttpStatus: 0,
  failHttpStatusTimes: 0,
  htmlBody: false,
  resetConnection: false,
  tokenDiesEarly: false,
}

const howMany = wholeNumber(0, 1_000_000)
const milliseconds = wholeNumber(0, 600_000)

export const chatFaultChecks: Checks<ChatFaults> = {
  duplicateRate: rate,
  reorderRate: rate,
  maxDelayMs: milliseconds,
  dropRate: rate,
  badSignature: flag,
  latencyMs: milliseconds,
  sendErrcode: wholeNumber(0, 99_999_999),
  sendErrcodeTimes: howMany,
  hangSend: hang,
  failHttpStatus: httpFailure,
  failHttpStatusTimes: howMany,
  htmlBody: flag,
  resetConnection: flag,
  tokenDiesEarly: flag,
}

/** Applies a patch; `{}` switches everything off. Throws `BadInput` and changes nothing when it is wrong. */
export function patchChatFaults<F extends ChatFaults>(
  checks: Checks<F>,
  none: Readonly<F>,
  current: Readonly<F>,
  patch: unknown,
): F {
  if (!isObject(patch)) throw new BadInput('The faults must be one JSON object; {} switches all of them off.')
  const next = patched(checks, current, patch)
  return Object.keys(patch).length === 0 ? { ...none } : next
}

/** Which faults are on, of those that differ from "everything works". */
export function activeOf<F extends ChatFaults>(faults: Readonly<F>, none: Readonly<F>): Record<string, unknown> {
  const normal = new Map<string, unknown>(Object.entries(none))
  return Object.fromEntries(Object.entries(faults).filter(([name, value]) => normal.get(name) !== value))
}

function hang(value: unknown, name: string): false | 'before' | 'after' {
  if (value === true) return 'after'
  if (value === false || value === 'before' || value === 'after') return value
  throw new BadInput(`"${name}" must be false, "before" or "after" (true means "after").`)
}
