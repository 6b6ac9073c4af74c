import { Type } from 'typebox'
import { ApiResponse, envelope, ref, refusals } from '../../../platform/http.ts'
import { DeliveryDetail, WebhookInfo, WebhookMade } from '../contract.ts'

export const tags = ['Webhooks']
export const webhookRefusals = { ...refusals, 404: ref(ApiResponse), 409: ref(ApiResponse) }
export const WebhookParams = Type.Object({ webhookId: Type.String() })
export const DeliveryParams = Type.Object({ webhookId: Type.String(), deliveryId: Type.String() })
export const WebhookResponse = envelope(ref(WebhookInfo))
export const WebhookMadeResponse = envelope(ref(WebhookMade))
export const DeliveryResponse = envelope(ref(DeliveryDetail))
