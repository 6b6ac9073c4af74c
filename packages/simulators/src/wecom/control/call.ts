import type { ServerResponse } from 'node:http'
import type { JsonObject } from '../../http/fields.ts'
import type { Deliverer } from '../deliver.ts'
import type { State } from '../state.ts'

export interface ControlCall {
  readonly state: State
  readonly deliverer: Deliverer
  readonly query: URLSearchParams
  readonly body: JsonObject
  readonly response: ServerResponse
}

/** What it returns is answered as JSON; `handled` when the response is already taken care of. */
export type ControlHandler = (call: ControlCall) => object | 'handled' | Promise<object | 'handled'>
