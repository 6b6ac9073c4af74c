import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JsonObject } from '../http/fields.ts'
import type { CompanyWorld, State } from './state.ts'

/** One request to a host of Yunke. */
export interface YunkeCall {
  readonly state: State
  /** The company that lives on the host it came to. */
  readonly world: CompanyWorld
  readonly url: URL
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly cookies: ReadonlyMap<string, string>
  readonly bytes: Buffer
  /** JSON body; an array under `list`, because some calls take one. */
  readonly body: JsonObject
}

/** What it returns is answered as JSON; `handled` when the response is already taken care of. */
export type YunkeHandler = (call: YunkeCall) => object | 'handled' | Promise<object | 'handled'>

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const header = (call: YunkeCall, name: string): string => textOf(call.request.headers[name])

export const refusal = (code: string, message: string): object => ({ success: false, code, message })

export const success = (data: unknown): object => ({ success: true, code: '10000', message: '', data, traceNo: 'sim' })
