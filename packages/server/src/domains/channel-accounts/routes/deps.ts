import type { Manifest } from '../../../channels/channel.ts'
import type { Db } from '../../../platform/db.ts'
import type { IsOpen } from '../accounts.ts'

export interface ChannelAccountRoutesDeps {
  readonly db: Db
  readonly manifests: readonly Manifest[]
  readonly isOpen: IsOpen
}

export const tags = ['Channel accounts']
