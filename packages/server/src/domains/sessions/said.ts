import type { InboundItem } from '../../channels/channel.ts'

/** One inbox row as intake gets it. */
export interface Incoming {
  readonly accountId: string
  readonly item: InboundItem
  readonly traceId: string
  readonly receivedAt: Date
}

/** One that says something; events are only recorded. */
export type Said = Incoming & { readonly item: Extract<InboundItem, { kind: 'message' }> }

export const hasSaid = (entry: Incoming): entry is Said => entry.item.kind === 'message'

export const keyOf = (accountId: string, customerRef: string): string => `${accountId}\n${customerRef}`
