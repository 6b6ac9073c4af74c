import type { Exchange } from '../http/site.ts'
import { serveControl } from './control/index.ts'
import { isYunkePath } from './routes.ts'
import { serveYunke } from './serve.ts'
import type { CompanyWorld, State } from './state.ts'

/** Serves what is Yunke's or its control; `false` for everything else. */
export async function route(state: State, world: CompanyWorld, exchange: Exchange): Promise<boolean> {
  const { url, request, response } = exchange
  const isControl = url.pathname.startsWith('/_sim/yunke/')
  if (isControl) await serveControl(state, exchange)
  if (isYunkePath(url.pathname)) await serveYunke(state, world, url, request, response)
  return isControl || isYunkePath(url.pathname)
}
