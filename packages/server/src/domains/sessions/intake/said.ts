import type { InboundItem, MessageCode } from '../../../channels/channel.ts'
import type { SendCode } from '../../outbox/index.ts'

/** One inbox row as intake gets it. */
export interface Incoming {
  readonly accountId: string
  readonly item: InboundItem
  readonly traceId: string
  readonly receivedAt: Date
}

export type Of<Kind extends InboundItem['kind']> = Incoming & { readonly item: Extract<InboundItem, { kind: Kind }> }

/** One that says something; events are only recorded. */
export type Said = Of<'message'> | Of<'colleague'>

export const hasSaid = (entry: Incoming): entry is Said => isOf(entry, 'message') || isOf(entry, 'colleague')

export const isOf = <Kind extends InboundItem['kind']>(entry: Incoming, kind: Kind): entry is Of<Kind> =>
  entry.item.kind === kind

export const keyOf = (accountId: string, customerRef: string): string => `${accountId}\n${customerRef}`

/** By the remote's clock as long as it tells the time. */
export function sendCode({ item, receivedAt }: Incoming, { value, seconds }: MessageCode): SendCode {
  const told = item.sentAt === undefined ? receivedAt : new Date(item.sentAt)
  return { value, until: new Date(told.getTime() + seconds * 1_000) }
}
