import { type Static, Type } from 'typebox'
import { EventType } from './events/contract.ts'

export * from './events/contract.ts'

const Time = Type.String({ format: 'date-time' })

const url = Type.String({ minLength: 1, maxLength: 2_000, description: 'https; no name, password or fragment in it' })
const events = Type.Array(EventType, { minItems: 1, maxItems: 32, uniqueItems: true })
const description = Type.String({ maxLength: 200 })

export const NewWebhook = Type.Object({
  url,
  events,
  description: Type.Optional(description),
  active: Type.Optional(Type.Boolean({ default: true })),
})
export type NewWebhook = Static<typeof NewWebhook>

export const WebhookChanges = Type.Partial(Type.Object({ url, events, description, active: Type.Boolean() }))
export type WebhookChanges = Static<typeof WebhookChanges>

export const WebhookInfo = Type.Object(
  {
    webhookId: Type.String(),
    url: Type.String(),
    events: Type.Array(EventType),
    description: Type.String(),
    active: Type.Boolean({ description: 'false: nothing is delivered, and what happens meanwhile is not kept for it' }),
    isGone: Type.Optional(Type.Boolean({ description: 'it was made inactive because the receiver answered 410' })),
    failingSince: Type.Optional({ ...Time, description: 'since then nothing was delivered' }),
    pausedUntil: Type.Optional({ ...Time, description: 'the receiver asked not to be called before' }),
    formerUntil: Type.Optional({ ...Time, description: 'until then the secret of before signs too' }),
    createdBy: Type.String(),
    createdAt: Time,
  },
  { $id: 'WebhookInfo' },
)
export type WebhookInfo = Static<typeof WebhookInfo>

const secret = Type.String({ description: '`whsec_` and 32 bytes in base64; it is shown this once' })
export const WebhookMade = Type.Object({ ...WebhookInfo.properties, secret }, { $id: 'WebhookMade' })
export type WebhookMade = Static<typeof WebhookMade>

export const RotateBody = Type.Object({
  keepHours: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 168, default: 24, description: 'how long the secret of now signs too' }),
  ),
})

/** `queued`: not delivered yet, and tried again. `failed`: given up; a replay begins anew. */
export const DeliveryState = Type.Enum(['queued', 'delivered', 'failed'])
export type DeliveryState = Static<typeof DeliveryState>

/**
 * Why there was no answer. `redirect`: the receiver answers with another address, and that is not followed. `address`: it is in
 * a network that is not public. `secret`: the desk cannot read the secret any more; make a new one.
 */
export const deliveryErrors = ['timeout', 'network', 'redirect', 'address', 'unresolved', 'scheme', 'secret'] as const
export type DeliveryError = (typeof deliveryErrors)[number]

const summary = {
  deliveryId: Type.String({ description: '`webhook-id`, the same at every attempt' }),
  type: Type.String(),
  status: DeliveryState,
  attempts: Type.Integer({ description: 'since it was made or replayed' }),
  nextAttemptAt: Type.Optional(Time),
  attemptedAt: Type.Optional(Time),
  statusCode: Type.Optional(Type.Integer({ description: 'of the last answer' })),
  error: Type.Optional(Type.Enum([...deliveryErrors], { description: 'why the last attempt has no answer' })),
  durationMs: Type.Optional(Type.Integer({ description: 'of the last attempt' })),
  createdAt: Time,
}
export const DeliveryInfo = Type.Object(summary, { $id: 'WebhookDeliveryInfo' })
export type DeliveryInfo = Static<typeof DeliveryInfo>

export const DeliveryDetail = Type.Object(
  {
    ...summary,
    body: Type.String({ description: 'what is sent and signed' }),
    answer: Type.Optional(Type.String({ description: 'the first 1,024 bytes of the last answer' })),
  },
  { $id: 'WebhookDeliveryDetail' },
)
export type DeliveryDetail = Static<typeof DeliveryDetail>

export const DeliveriesQuery = Type.Object({
  status: Type.Optional(DeliveryState),
  cursor: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type DeliveriesQuery = Static<typeof DeliveriesQuery>

export const DeliveryPage = Type.Object(
  {
    items: Type.Array(Type.Unsafe<DeliveryInfo>({ $ref: 'WebhookDeliveryInfo#' })),
    next: Type.Optional(Type.String({ description: 'absent on the last page' })),
  },
  { $id: 'WebhookDeliveryPage' },
)
export type DeliveryPage = Static<typeof DeliveryPage>

export const ReplayBody = Type.Object({ since: { ...Time, description: 'failed ones that were made from then on' } })

/** Why a call was refused. */
export const webhookErrors = {
  40000: { zh: '参数错误', en: 'bad parameter' },
  40420: { zh: 'Webhook 不存在', en: 'no such webhook' },
  40421: { zh: '投递记录不存在', en: 'no such delivery' },
  40920: { zh: 'Webhook 已停用，请先启用', en: 'the webhook is inactive: make it active first' },
  40921: { zh: 'Webhook 数量已达上限', en: 'there are as many webhooks as there may be' },
} as const
