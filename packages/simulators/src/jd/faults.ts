import { type ChatFaults, chatFaultChecks, noChatFaults } from '../chat/faults.ts'
import { type Checks, flag, oneOf } from '../http/checks.ts'

export interface JdFaults extends ChatFaults {
  /** How webhooks are signed and where the signature stands. */
  way: 'headers' | 'query' | 'body' | 'jos' | 'standard'
  /** With the way `jos`: the parameters go encrypted. */
  encrypted: boolean
  /** Webhooks carry a time of ten minutes ago. */
  staleTimestamp: boolean
  /** Each attempt of a webhook is the first one byte for byte. */
  sameEnvelope: boolean
  /** A message with an `id` that was sent before gets the first answer and is not shown again. */
  sendDedupes: boolean
}

export const noJdFaults: Readonly<JdFaults> = {
  ...noChatFaults,
  way: 'headers',
  encrypted: false,
  staleTimestamp: false,
  sameEnvelope: false,
  sendDedupes: false,
}

export const jdFaultChecks: Checks<JdFaults> = {
  ...chatFaultChecks,
  way: oneOf('headers', 'query', 'body', 'jos', 'standard'),
  encrypted: flag,
  staleTimestamp: flag,
  sameEnvelope: flag,
  sendDedupes: flag,
}
