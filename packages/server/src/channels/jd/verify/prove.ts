import type { RawRequest } from '../../channel.ts'
import { isSignedWebhook } from '../../signed-webhooks.ts'
import { claimIn } from './claim.ts'
import { checkHmac } from './hmac.ts'
import { openJosForm } from './jos-form.ts'
import { openNonces } from './nonces.ts'
import { Unproven } from './unproven.ts'

export interface ProofKeys {
  readonly appKey: string
  readonly appSecret: string
  /** Of Standard Webhooks; none = such a signature is not taken. */
  readonly webhookSecrets: readonly string[]
  readonly signMode: 'hmac' | 'jos'
}

/** The payload of a callback that proves to be for this app, from who knows its secret, and of now. @throws Unproven */
export type Prove = (request: RawRequest) => Buffer

export function openProof(keys: ProofKeys, now: () => number): Prove {
  const { appKey, appSecret, webhookSecrets, signMode } = keys
  const checkNonce = openNonces()

  function bySecret(request: RawRequest): Buffer {
    const claim = claimIn(request)
    checkHmac(claim, appSecret, now())
    checkNonce(`nonce ${claim.nonce}`, claim.payload, now())
    return claim.payload
  }

  function byStandard(request: RawRequest): Buffer {
    if (!isSignedWebhook(request, webhookSecrets, now())) throw new Unproven('The webhook signature is wrong.')
    checkNonce(`id ${request.headers['webhook-id']}`, request.body, now())
    return request.body
  }

  return (request) => {
    const { headers } = request
    const named = headers['x-app-key']
    if (named !== undefined && named !== appKey) throw new Unproven('The callback is for another app.')
    if (webhookSecrets.length > 0 && headers['webhook-signature'] !== undefined) return byStandard(request)
    return signMode === 'jos' ? openJosForm(request, keys, now()) : bySecret(request)
  }
}
