import type { JsonObject } from '../../http/fields.ts'
import type { State } from '../state.ts'

export interface ControlCall {
  readonly state: State
  readonly query: URLSearchParams
  readonly body: JsonObject
}

export type ControlHandler = (call: ControlCall) => object | Promise<object>
