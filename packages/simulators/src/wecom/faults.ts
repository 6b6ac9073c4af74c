import { BadInput } from '../http/bad-input.ts'
import { isObject, refuseUnknown } from '../http/fields.ts'

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
}

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
}

/** Applies a patch to the faults; `{}` switches everything off. Throws `BadInput` and changes nothing when it is wrong. */
export function patchFaults(current: Readonly<Faults>, patch: unknown): Faults {
  if (!isObject(patch)) throw new BadInput('The faults must be one JSON object; {} switches all of them off.')
  refuseUnknown(patch, Object.keys(checks))
  const names = Object.keys(patch).filter(isFaultName)
  if (names.length === 0) return { ...noFaults }
  const next = { ...current }
  for (const name of names) set(next, name, patch[name])
  return next
}

/** The faults that differ from "everything works". */
export function activeFaults(faults: Readonly<Faults>): Partial<Faults> {
  const entries = Object.entries(faults).filter(([name, value]) => isFaultName(name) && noFaults[name] !== value)
  return Object.fromEntries(entries)
}

const checks: { readonly [Name in keyof Faults]: (value: unknown, name: string) => Faults[Name] } = {
  duplicateRate: rate,
  reorderRate: rate,
  maxDelayMs: wholeNumber(0, 600_000),
  dropRate: rate,
  badSignature: flag,
  wrongReceiveId: flag,
  extraQuery: flag,
  extraXml: flag,
  sendDelayMs: wholeNumber(0, 600_000),
  sendErrcode: wholeNumber(-1, 9_999_999),
  sendErrcodeTimes: wholeNumber(0, 1_000_000),
  hangSend: hang,
  tokenErrcode: wholeNumber(-1, 9_999_999),
  tokenDiesEarly: flag,
  failHttpStatus: httpFailure,
  htmlBody: flag,
  resetConnection: flag,
}

function isFaultName(name: string): name is keyof Faults {
  return Object.hasOwn(checks, name)
}

function set<Name extends keyof Faults>(faults: Faults, name: Name, value: unknown): void {
  faults[name] = checks[name](value, name)
}

function rate(value: unknown, name: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value
  throw new BadInput(`"${name}" must be a number from 0 to 1.`)
}

function flag(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  throw new BadInput(`"${name}" must be true or false.`)
}

function hang(value: unknown, name: string): false | 'before' | 'after' {
  if (value === true) return 'after'
  if (value === false || value === 'before' || value === 'after') return value
  throw new BadInput(`"${name}" must be false, "before" or "after" (true means "after").`)
}

function httpFailure(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && (value === 0 || (value >= 300 && value <= 599)))
    return value
  throw new BadInput(`"${name}" must be an HTTP status from 300 to 599, or 0 for none.`)
}

function wholeNumber(min: number, max: number): (value: unknown, name: string) => number {
  return (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    throw new BadInput(`"${name}" must be a whole number from ${min} to ${max}.`)
  }
}
