import { isObject, type JsonObject } from '../../http/fields.ts'
import type { Exchange } from '../../http/site.ts'
import type { DouyinState } from '../state.ts'
import { demand } from './errors.ts'

/** One call of the platform's API. */
export interface DouyinCall extends Exchange {
  readonly state: DouyinState
  readonly bytes: Buffer
}

/** What it returns is answered as JSON; a refusal is thrown. */
export type DouyinHandler = (call: DouyinCall) => object | Promise<object>

/** The JSON object of a body. */
export function jsonOf({ bytes }: DouyinCall): JsonObject {
  const value = parse(bytes.toString('utf8'))
  demand(value !== undefined, 2100005)
  return value
}

/** Forms and JSON are both taken, as the platform does for OAuth. */
export function fieldsOf(call: DouyinCall): (name: string) => string {
  const isForm = (call.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  if (isForm) {
    const form = new URLSearchParams(call.bytes.toString('utf8'))
    return (name) => form.get(name) ?? ''
  }
  const json = jsonOf(call)
  return (name) => textIn(json, name)
}

export const textIn = (json: JsonObject, name: string): string => {
  const value = json[name]
  return typeof value === 'string' ? value : ''
}

/** The business that calls: its token lives, and `open_id` is its own. */
export function callerOf({ state, url, request }: DouyinCall): { readonly openId: string } {
  const token = request.headers['access-token']
  const holder = state.tokens.holderOf(typeof token === 'string' ? token : '')
  if (holder !== 'unknown' && state.faults.tokenDiesEarly) {
    state.faults.tokenDiesEarly = false
    demand(false, 2190008)
  }
  demand(holder !== 'unknown', 2190002)
  demand(holder !== 'expired', 2190008)
  demand(url.searchParams.get('open_id') === holder.openId, 2190015)
  // After a restart its token is how we know that it has let the app in.
  state.people.business(holder.openId).authorized = true
  return holder
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    // @NOTE the caller gets the parameter error; the platform says no more than that either.
    return undefined
  }
}
