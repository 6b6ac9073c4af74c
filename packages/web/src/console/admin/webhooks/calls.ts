import type {
  DeliveryDetail,
  DeliveryInfo,
  DeliveryPage,
  DeliveryState,
  NewWebhook,
  WebhookChanges,
  WebhookInfo,
  WebhookMade,
} from '@yingda/server/domains/webhooks/contract'
import { arrayOf, isAnything, isRecord } from '../../api/guards.ts'
import type { Http } from '../../api/http.ts'

const isWebhook = (value: unknown): value is WebhookInfo =>
  isRecord(value) &&
  typeof value.webhookId === 'string' &&
  typeof value.url === 'string' &&
  typeof value.active === 'boolean' &&
  Array.isArray(value.events)
const isWebhooks = (value: unknown): value is { items: WebhookInfo[] } =>
  isRecord(value) && arrayOf(isWebhook)(value.items)
const isMade = (value: unknown): value is WebhookMade =>
  isWebhook(value) && typeof Reflect.get(value, 'secret') === 'string'
const isDelivery = (value: unknown): value is DeliveryInfo =>
  isRecord(value) &&
  typeof value.deliveryId === 'string' &&
  typeof value.type === 'string' &&
  typeof value.status === 'string' &&
  typeof value.attempts === 'number'
const isPage = (value: unknown): value is DeliveryPage => isRecord(value) && arrayOf(isDelivery)(value.items)
const isDetail = (value: unknown): value is DeliveryDetail =>
  isDelivery(value) && typeof Reflect.get(value, 'body') === 'string'
const isReplayed = (value: unknown): value is { replayed: number } =>
  isRecord(value) && typeof value.replayed === 'number'

const base = '/api/webhooks'
const pathOf = (id: string, what = '') => `${base}/${encodeURIComponent(id)}${what}`
const deliveryPath = (id: string, deliveryId: string, what = '') =>
  pathOf(id, `/deliveries/${encodeURIComponent(deliveryId)}${what}`)

export const webhookCalls = (http: Http) => ({
  list: async () => (await http({ method: 'GET', path: base, is: isWebhooks })).data.items,
  add: async (body: NewWebhook) => (await http({ method: 'POST', path: base, body, is: isMade })).data,
  change: async (id: string, body: WebhookChanges) =>
    (await http({ method: 'PUT', path: pathOf(id), body, is: isWebhook })).data,
  remove: async (id: string) => void (await http({ method: 'DELETE', path: pathOf(id), is: isAnything })),
  rotate: async (id: string, keepHours: number) =>
    (await http({ method: 'POST', path: pathOf(id, '/rotate'), body: { keepHours }, is: isMade })).data,
  test: async (id: string) => (await http({ method: 'POST', path: pathOf(id, '/test'), is: isDetail })).data,
  deliveries: async (id: string, status?: DeliveryState, cursor?: string) =>
    (await http({ method: 'GET', path: pathOf(id, '/deliveries'), query: { status, cursor }, is: isPage })).data,
  delivery: async (id: string, deliveryId: string) =>
    (await http({ method: 'GET', path: deliveryPath(id, deliveryId), is: isDetail })).data,
  replay: async (id: string, deliveryId: string) =>
    (await http({ method: 'POST', path: deliveryPath(id, deliveryId, '/replay'), is: isDetail })).data,
  replayFailed: async (id: string, since: Date) =>
    (await http({ method: 'POST', path: pathOf(id, '/replay'), body: { since: since.toISOString() }, is: isReplayed }))
      .data.replayed,
})
