import type { WeComSimulatorOptions } from '../wecom/options.ts'
import type { WeComSimulator } from '../wecom/simulator.ts'
import { apiOf } from './api.ts'
import { type Product, startProduct } from './product.ts'
import { startSimulator } from './simulator.ts'

export interface KfWorld {
  readonly simulator: WeComSimulator
  readonly product: Product
  readonly kf: WeComSimulator['kf']
  /** The first account. */
  readonly openKfid: string
  /** `kf/<path>` with the account named; the JSON of the answer. */
  post(path: string, body?: Record<string, unknown>): Promise<Answer>
  send(patch?: Record<string, unknown>): Promise<Answer>
  sync(patch?: Record<string, unknown>): Promise<Answer>
  trans(service_state: number, servicer_userid?: string): Promise<Answer>
  stop(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
type Answer = any

export const customer = 'wmXiaoyu'

const aYear = 366 * 86_400

/** A simulator with a product that answers 200 to every doorbell; its token outlives every leap of the clock. */
export async function startKf(options: Partial<WeComSimulatorOptions> = {}): Promise<KfWorld> {
  const product = await startProduct()
  const simulator = await startSimulator({ callbackUrl: product.url, tokenTtlSeconds: aYear, ...options })
  const api = apiOf(simulator.url)
  const openKfid = simulator.kf.state()[0]?.open_kfid ?? ''
  const post: KfWorld['post'] = async (path, body = {}) => {
    return (await api.post(`kf/${path}`, { open_kfid: openKfid, ...body })).json
  }
  return {
    simulator,
    product,
    kf: simulator.kf,
    openKfid,
    post,
    send: (patch = {}) => post('send_msg', { touser: customer, msgtype: 'text', text: { content: '您好' }, ...patch }),
    sync: (patch = {}) => post('sync_msg', patch),
    trans: (service_state, servicer_userid) =>
      post('service_state/trans', { external_userid: customer, service_state, servicer_userid }),
    stop: async () => {
      await simulator.stop()
      await product.stop()
    },
  }
}
