import type { ChannelAccount, Connect, Manifest } from '../../../channels/channel.ts'
import type { Db, Handle } from '../../../platform/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { IsOpen } from '../accounts.ts'

export interface ChannelAccountRoutesDeps {
  readonly db: Db
  readonly manifests: readonly Manifest[]
  readonly isOpen: IsOpen
  readonly isSetUp: (channelId: string) => boolean
  /** How an account of the channel is connected, where that is a way to get one. */
  readonly connectOf: (channelId: string) => Connect | undefined
  /** Stores a connected account, in one transaction with what else belongs to it, and opens it. */
  readonly connected: (channelId: string, account: ChannelAccount, also: (tx: Handle) => Promise<void>) => Promise<void>
  readonly log: Log
  readonly publicBaseUrl: string | undefined
}

export const tags = ['Channel accounts']
