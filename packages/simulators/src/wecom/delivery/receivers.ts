import { decodeAesKey } from '../crypto.ts'
import type { Settings } from '../options.ts'

/** Who gets a kind of callbacks: its keys, and what its outer XML says. */
export interface Receiver {
  readonly token: string
  readonly aesKey: Buffer
  /** Set in the outer XML of the app's own messages and events only. */
  readonly agentId: number | undefined
  readonly url: () => string | undefined
}

export interface CallbackReceivers {
  readonly app: Receiver
  readonly kf: Receiver
  /** Without a contact helper nobody hears of changes. */
  readonly contact: Receiver | undefined
}

/** @throws Error when an EncodingAESKey is malformed */
export function receiversOf(settings: Settings): CallbackReceivers {
  const { callbackToken, encodingAesKey, kf, contact } = settings
  const fallback = (url: string | undefined) => () => url ?? settings.callbackUrl
  return {
    app: {
      token: callbackToken,
      aesKey: decodeAesKey(encodingAesKey),
      agentId: settings.agentId,
      url: fallback(undefined),
    },
    kf: {
      token: kf.callbackToken ?? callbackToken,
      aesKey: decodeAesKey(kf.encodingAesKey ?? encodingAesKey),
      agentId: undefined,
      url: fallback(kf.callbackUrl),
    },
    contact: contact && {
      token: contact.callbackToken,
      aesKey: decodeAesKey(contact.encodingAesKey),
      agentId: undefined,
      url: fallback(contact.callbackUrl),
    },
  }
}
