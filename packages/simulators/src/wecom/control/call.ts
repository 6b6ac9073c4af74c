import type { ServerResponse } from 'node:http'
import type { JsonObject } from '../../http/fields.ts'
import type { DirectoryControl } from '../directory/control.ts'
import type { Kf } from '../kf/control.ts'
import type { World } from '../world.ts'

/** What a control route may touch beside the world itself. */
export interface Controls extends World {
  readonly kf: Kf
  readonly company: DirectoryControl
}

export interface ControlCall extends Controls {
  readonly query: URLSearchParams
  readonly body: JsonObject
  /** The body of a route that takes a file. */
  readonly bytes: Buffer
  readonly response: ServerResponse
}

/** What it returns is answered as JSON; `handled` when the response is already taken care of. */
export type ControlHandler = (call: ControlCall) => object | 'handled' | Promise<object | 'handled'>

export type ControlRoutes = readonly (readonly [methodAndPath: string, handler: ControlHandler])[]
