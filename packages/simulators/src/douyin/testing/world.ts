import { isObject, type JsonObject } from '../../http/fields.ts'
import { type Receiver, startReceiver } from '../../testing/receiver.ts'
import { createDouyinSimulator } from '../create.ts'
import type { DouyinSimulatorOptions } from '../options.ts'
import type { DouyinSimulator } from '../simulator.ts'

export const app = { clientKey: 'awtestkey', clientSecret: 'test_client_secret' }
export const shop = '_000YingdaDemoShop'
export const customer = '_000DemoXiaolu'

export interface DouyinWorld {
  readonly sim: DouyinSimulator
  readonly product: Receiver
  /** One call of the API; with the business's token unless another is given. */
  readonly call: (path: string, body?: object | FormData | URLSearchParams, token?: string) => Promise<JsonObject>
  /** A reply to a message of the customer, by its webhook. */
  readonly reply: (patch?: JsonObject, told?: JsonObject) => Promise<JsonObject>
  /** The envelope of the newest webhook of this event. */
  readonly told: (event: string) => JsonObject
  readonly accessToken: string
  stop(): Promise<void>
}

/** A Douyin with one business that has let the app in, and a product that hears of everything. */
export async function startDouyin(options: Partial<DouyinSimulatorOptions> = {}): Promise<DouyinWorld> {
  const product = await startReceiver()
  const sim = createDouyinSimulator({ ...app, webhookUrl: product.url, retryDelaysMs: [1, 1, 1], ...options })
  await sim.start()
  const { accessToken } = sim.grant()
  const call: DouyinWorld['call'] = (path, body, token = accessToken) => callApi(sim.url + path, body, token)
  const told = (event: string) => product.received.findLast(({ json }) => json.event === event)?.json ?? {}
  return {
    ...{ sim, product, call, told, accessToken },
    reply: (patch = {}, of = told('im_receive_msg')) => call(`/im/send/msg/?open_id=${shop}`, replyTo(of, patch)),
    async stop() {
      await sim.stop()
      await product.stop()
    },
  }
}

/** What the product would send in answer to a webhook. */
export function replyTo({ content, from_user_id: to_user_id }: JsonObject, patch: JsonObject): JsonObject {
  const { server_message_id: msg_id, conversation_short_id: conversation_id } = contentOf(content)
  const text = { msg_type: 1, text: { text: '您好' } }
  return { scene: 'im_reply_msg', msg_id, conversation_id, to_user_id, content: text, ...patch }
}

export const contentOf = (content: unknown): JsonObject => {
  const value: unknown = typeof content === 'string' ? JSON.parse(content) : content
  return isObject(value) ? value : {}
}

/** The code of an answer, in whichever of its forms. */
export function codeOf({ extra, data, err_no }: JsonObject): unknown {
  if (err_no !== undefined) return err_no
  const held = isObject(extra) ? extra : data
  return isObject(held) ? held.error_code : undefined
}

async function callApi(url: string, body: object | undefined, token: string): Promise<JsonObject> {
  const isRaw = body instanceof FormData || body instanceof URLSearchParams
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'access-token': token, ...(!isRaw && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(5_000),
  })
  const value: unknown = await response.json()
  return isObject(value) ? value : {}
}
