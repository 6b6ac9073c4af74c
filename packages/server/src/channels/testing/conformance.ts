import type { ChannelErrorKind } from '../../platform/errors.ts'
import type { OutgoingMessage, RawRequest, Settings } from '../channel.ts'

/**
 * What a channel tells the conformance test about its remote, as `conformance` in `<channel>/testing/conformance.ts`.
 * Beside it, `<channel>/fixtures/<name>.<xml|json>` is one payload each and `<name>.expected.json` the items it becomes.
 */
export interface Conformance {
  /** Complete and right. Deadlines are short, so that a remote that hangs is given up soon. */
  readonly settings: Settings
  /** Another account's: right as well, and different in every value. */
  readonly otherSettings: Settings
  /** The settings that a callback is signed or addressed with. */
  readonly signedWith: readonly string[]
  /** Values of each setting that must be refused by its name. */
  readonly badValues: Readonly<Record<string, readonly string[]>>
  /** One callback around a payload, as the remote makes it: nothing but the payload is the same the second time. */
  sign(payload: string, settings: Settings): RawRequest
  /** Requests that are wrong beneath a right signature, or before one is looked at; each by what is wrong. */
  forged(settings: Settings): Readonly<Record<string, RawRequest>>
  readonly message: OutgoingMessage
  /** What the channel has kept from earlier, such as the tokens of an account, by its key. */
  readonly kept?: Readonly<Record<string, string>>
  /** Secrets that the fake remotes give away, such as an access token. */
  readonly issued: readonly string[]
  /** Answers what comes before the send itself (an access token), and leaves the send to `remote`. */
  prepared(remote: typeof fetch): typeof fetch
  /** A remote that takes the message. */
  readonly accepts: typeof fetch
  /** What the remote may do to a message, and what it must mean. */
  readonly failures: readonly Failure[]
  /** Kinds that this channel has no reason to give. */
  readonly never: readonly ChannelErrorKind[]
  /** Of a channel that pulls; its fixtures are in `<channel>/fixtures/pulled`, one item of a page each. */
  readonly pulls?: Pulls
}

export interface Pulls {
  /** Where it pulls only under other settings than the ones above. */
  readonly settings?: Settings
  readonly accountId: string
  /** A remote that knows the account, and answers every pull with these payloads. */
  brings(payloads: readonly string[], more?: boolean): typeof fetch
}

export interface Failure {
  readonly when: string
  readonly remote: typeof fetch
  readonly message?: OutgoingMessage
  readonly kind: ChannelErrorKind
  readonly certain: boolean
}
