import type { Kf } from '@yingda/wecom'
import type { ChannelAccount, ChannelDeps } from '../channel.ts'
import { accountIdOf } from './account-id.ts'
import { rethrow } from './errors.ts'

/** The accounts that this app may manage; the others answer every call with 48007. */
export const discoverer =
  (kf: Kf, log: ChannelDeps['log'], mode: NonNullable<ChannelAccount['mode']>) =>
  async (): Promise<readonly ChannelAccount[]> => {
    const { items, faults } = await kf.accounts.all().catch(rethrow)
    for (const fault of faults) log.warn(`An account of customer service cannot be used: ${fault}`)
    return items
      .filter(({ managePrivilege }) => managePrivilege !== false)
      .map(({ openKfId, name }) => ({ id: accountIdOf(openKfId), externalId: openKfId, name: name || openKfId, mode }))
  }
