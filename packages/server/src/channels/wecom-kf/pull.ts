import { type Kf, type KfPage, WeComApiError } from '@yingda/wecom'
import type { ChannelDeps, PulledPage, PullRequest } from '../channel.ts'
import { rethrow } from './errors.ts'
import { needOpenKfId } from './need.ts'
import { normalize } from './normalize/index.ts'

/** A cursor that is damaged, or of another account. */
const badCursor = [60268, 50100]

export const puller =
  (kf: Kf, log: ChannelDeps['log']) =>
  async ({ accountId, cursor, key }: PullRequest): Promise<PulledPage> => {
    const { items, faults, nextCursor, hasMore } = await page().catch(rethrow)
    for (const fault of faults) log.warn({ accountId }, `Something pulled cannot be read: ${fault}`)
    return { items: items.map(normalize), cursor: nextCursor, more: hasMore }

    async function page(): Promise<KfPage> {
      const openKfId = needOpenKfId(accountId)
      try {
        return await kf.syncMsg({ openKfId, cursor, token: key })
      } catch (error) {
        if (!cursor || !(error instanceof WeComApiError) || !badCursor.includes(error.errcode ?? 0)) throw error
        log.warn({ accountId }, `The cursor was refused (${error.errcode}): everything kept is pulled again.`)
        return kf.syncMsg({ openKfId, token: key })
      }
    }
  }
