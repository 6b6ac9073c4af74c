import type { Handling, MessageCode } from './handling.ts'

/** One thing a remote told us, in words that would fit any channel. */
export type InboundItem = {
  /** The remote's own id of it, or the SHA-256 of its plaintext: the same thing told twice has the same key. */
  readonly remoteKey: string
  readonly customerRef: string
  /** RFC 3339, by the remote's clock. */
  readonly sentAt?: string
  /** What the remote calls its customer, for remotes that say so with each message. */
  readonly customer?: RemoteProfile
} & (
  | {
      readonly kind: 'message'
      readonly msgType: string
      readonly text: string
      readonly media?: Media
      readonly raw?: unknown
    }
  /** Said to the customer by one of us in the remote's own client, past the desk. */
  | {
      readonly kind: 'colleague'
      readonly staffRef: string
      readonly msgType: string
      readonly text: string
      readonly media?: Media
      readonly raw?: unknown
    }
  /** The customer took a message back. */
  | { readonly kind: 'recall'; readonly recalledKey: string }
  /** A message that the remote had accepted did not arrive after all. */
  | { readonly kind: 'undelivered'; readonly sentKey: string; readonly reason: string }
  /** Somebody in the remote's own client took the conversation, put it back or ended it. */
  | ({ readonly kind: 'handling'; readonly code?: MessageCode } & Handling)
  /** One of us begins or stops receiving customers in the remote's own client. It is about no customer. */
  | { readonly kind: 'receiving'; readonly staffRef: string; readonly receives: boolean }
  /** The customer opened the conversation and has said nothing yet; one message may greet them. */
  | { readonly kind: 'entered'; readonly code: MessageCode; readonly raw?: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly raw?: unknown }
)

export interface RemoteProfile {
  readonly name: string
  /** Where their picture is: an address that came from outside. */
  readonly avatarUrl?: string
}

/** A file at the remote, which forgets it after a while. */
export interface Media {
  readonly remoteId: string
  readonly kind: 'image' | 'voice' | 'video' | 'file'
  readonly name?: string
}
