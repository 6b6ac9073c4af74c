import { BadInput } from './bad-input.ts'
import { isObject, refuseUnknown } from './fields.ts'

/** Reads one field of a patch, or throws `BadInput` with a sentence about it. */
export type Check<T> = (value: unknown, name: string) => T
export type Checks<T> = { readonly [Name in keyof T]: Check<T[Name]> }

/** Applies a patch of known fields; changes nothing and throws `BadInput` when one of them is wrong. */
export function patched<T extends object>(checks: Checks<T>, current: Readonly<T>, patch: unknown): T {
  if (!isObject(patch)) throw new BadInput('The body must be one JSON object.')
  refuseUnknown(patch, Object.keys(checks))
  const next: T = { ...current }
  for (const name in checks) if (Object.hasOwn(patch, name)) set(checks, next, name, patch[name])
  return next
}

export function rate(value: unknown, name: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value
  throw new BadInput(`"${name}" must be a number from 0 to 1.`)
}

export function flag(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  throw new BadInput(`"${name}" must be true or false.`)
}

export function wholeNumber(min: number, max: number): Check<number> {
  return (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    throw new BadInput(`"${name}" must be a whole number from ${min} to ${max}.`)
  }
}

export function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value, name) => {
    const word = words.find((known) => known === value)
    if (word !== undefined) return word
    throw new BadInput(`"${name}" must be one of: ${words.join(', ')}.`)
  }
}

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value, name) => {
    if (Array.isArray(value)) return value.map((item: unknown) => check(item, name))
    throw new BadInput(`"${name}" must be a list.`)
  }
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value, name) => (value === null ? null : check(value, name))
}

export function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new BadInput(`"${name}" must be a text.`)
}

export function httpFailure(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && (value === 0 || (value >= 300 && value <= 599)))
    return value
  throw new BadInput(`"${name}" must be an HTTP status from 300 to 599, or 0 for none.`)
}

function set<T, Name extends keyof T & string>(checks: Checks<T>, target: T, name: Name, value: unknown): void {
  target[name] = checks[name](value, name)
}
