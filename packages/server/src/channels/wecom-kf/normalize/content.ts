import type { InboundItem, Media } from '../../channel.ts'

type Said<T> = T extends unknown ? Omit<T, 'remoteKey' | 'customerRef' | 'sentAt'> : never

/** What an item says, without about whom and when. */
export type Content = Said<InboundItem>

/** What somebody wrote, whoever it was. */
export interface Words {
  readonly msgType: string
  readonly text: string
  readonly media?: Media
}

export type Body = Readonly<Record<string, unknown>>

export type Converter = (body: Body) => Words
