import { isObject, type JsonObject } from '../../http/fields.ts'
import { type Receiver, startReceiver } from '../../testing/receiver.ts'
import { beijing } from '../beijing.ts'
import { createJdSimulator } from '../create.ts'
import type { JdSimulatorOptions } from '../options.ts'
import { josSign } from '../sign.ts'
import type { JdSimulator } from '../simulator.ts'

export const app = {
  ...{ appKey: 'TESTAPPKEY', appSecret: '0123456789abcdefghijklmnopqrstuv' },
  ...{ accessToken: 'test-access-token', webhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
}
export const customer = 'jd_chenmo88'
export const sendMethod = 'jingdong.im.waiter.chatmessage.send'

export interface JdWorld {
  readonly sim: JdSimulator
  readonly product: Receiver
  /** One call of the gateway; `system` replaces its own parameters. */
  readonly call: (method: string, params: object, system?: Record<string, string>) => Promise<JsonObject>
  /** A reply to the newest message of the customer. */
  readonly reply: (patch?: JsonObject, chatinfo?: JsonObject) => Promise<JsonObject>
  stop(): Promise<void>
}

/** A JD with one shop, and a product that hears of everything. */
export async function startJd(options: Partial<JdSimulatorOptions> = {}): Promise<JdWorld> {
  const product = await startReceiver()
  const sim = createJdSimulator({ ...app, webhookUrl: product.url, retryDelaysMs: [1, 1, 1], ...options })
  await sim.start()
  const call: JdWorld['call'] = (method, params, system = {}) => callGateway(sim, method, params, system)
  return {
    ...{ sim, product, call },
    reply: (patch = {}, chatinfo = {}) =>
      call(sendMethod, replyTo(product.received.at(-1)?.json ?? {}, patch, chatinfo)),
    async stop() {
      await sim.stop()
      await product.stop()
    },
  }
}

/** What the product would send in answer to a webhook: pins, `sid` and `venderId` are those of the message. */
function replyTo(told: JsonObject, patch: JsonObject, chatinfo: JsonObject): JsonObject {
  const { from, to, body } = told
  const heard = isObject(body) && isObject(body.chatinfo) ? body.chatinfo : {}
  const pinOf = (party: unknown) => (isObject(party) ? party.pin : '')
  return {
    ...{ id: 'm1', lang: 'zh_CN', type: 'chat_message' },
    from: { pin: pinOf(to), app: 'im.waiter', clientType: 'gw' },
    to: { pin: pinOf(from), app: 'im.customer' },
    body: { type: 'text', content: '您好', mt: 1, chatinfo: { ...heard, ...chatinfo }, ...patch },
    timestamp: 1,
  }
}

export const errorCode = ({ error_response: error }: JsonObject): unknown => (isObject(error) ? error.code : '0')

async function callGateway(
  sim: JdSimulator,
  method: string,
  params: object,
  system: Record<string, string>,
): Promise<JsonObject> {
  const form = new URLSearchParams({
    ...{ method, app_key: app.appKey, access_token: app.accessToken, timestamp: beijing(sim.now()), v: '2.0' },
    '360buy_param_json': JSON.stringify(params),
    ...system,
  })
  if (!('sign' in system)) form.set('sign', josSign(app.appSecret, form))
  const response = await fetch(`${sim.url}/routerjson`, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(5_000),
  })
  const value: unknown = await response.json()
  return isObject(value) ? value : {}
}
