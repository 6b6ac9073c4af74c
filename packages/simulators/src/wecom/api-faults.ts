import { BadInput } from '../http/bad-input.ts'
import { type Checks, httpFailure, oneOf, patched, text, wholeNumber } from '../http/checks.ts'
import { isObject } from '../http/fields.ts'

/** What goes wrong with the calls of one API. Several may be given; the first that fits a call hits it. */
export interface ApiFault {
  /** A path such as `/cgi-bin/kf/send_msg`; a `*` at its end fits every path that begins so. */
  readonly api: string
  /** How many calls it still hits; 0 = until reset. */
  readonly times: number
  /** Answered instead of doing the call; 0 = none. */
  readonly errcode: number
  readonly delayMs: number
  /** `before`: nothing is done; `after`: the call is done and only its answer never comes. */
  readonly hang: 'no' | 'before' | 'after'
  readonly httpStatus: number
  /** Spoils the answer of a call that is done: an HTML page, half of the JSON, or JSON without its errcode. */
  readonly answer: 'as it is' | 'html' | 'truncated' | 'no errcode'
}

/** A fault as one writes it: what is not named is harmless. */
export type NewApiFault = Pick<ApiFault, 'api'> & Partial<ApiFault>

const harmless: ApiFault = {
  api: '',
  times: 0,
  errcode: 0,
  delayMs: 0,
  hang: 'no',
  httpStatus: 0,
  answer: 'as it is',
}

const checks: Checks<ApiFault> = {
  api: path,
  times: wholeNumber(0, 1_000_000),
  errcode: wholeNumber(-1, 9_999_999),
  delayMs: wholeNumber(0, 600_000),
  hang: oneOf('no', 'before', 'after'),
  httpStatus: httpFailure,
  answer: oneOf('as it is', 'html', 'truncated', 'no errcode'),
}

/** Reads one fault of an API; what is not named is harmless. Throws `BadInput`. */
export function readApiFault(value: unknown): ApiFault {
  if (!isObject(value) || value.api === undefined)
    throw new BadInput('A fault of one API must be an object with "api", for example "/cgi-bin/kf/send_msg".')
  return patched(checks, harmless, value)
}

/** The fault that hits this call, and the list as it is afterwards. */
export function takeApiFault(faults: readonly ApiFault[], path: string): { hit: ApiFault; rest: readonly ApiFault[] } {
  const index = faults.findIndex(({ api }) => fits(api, path))
  const hit = faults[index]
  if (hit === undefined) return { hit: harmless, rest: faults }
  if (hit.times === 0) return { hit, rest: faults }
  const left = hit.times === 1 ? [] : [{ ...hit, times: hit.times - 1 }]
  return { hit, rest: [...faults.slice(0, index), ...left, ...faults.slice(index + 1)] }
}

function fits(api: string, path: string): boolean {
  return api.endsWith('*') ? path.startsWith(api.slice(0, -1)) : api === path
}

function path(value: unknown, name: string): string {
  const given = text(value, name)
  if (given.startsWith('/cgi-bin/')) return given
  throw new BadInput(`"${name}" must be a path that begins with /cgi-bin/.`)
}
