import type { InboundItem } from '../../channels/channel.ts'

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
