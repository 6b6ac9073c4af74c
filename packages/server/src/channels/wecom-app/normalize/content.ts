import type { InboundItem } from '../../channel.ts'

type Said<T> = T extends unknown ? Omit<T, 'remoteKey' | 'customerRef' | 'sentAt'> : never

/** What one kind of callback says, without who said it and when. */
export type Content = Said<InboundItem>
