import type { Kf } from '@yingda/wecom'
import type { OpenChannel } from '../channel.ts'
import { batched } from './batched.ts'
import { rethrow } from './errors.ts'
import { needCustomer } from './need.ts'

/** Names of customers, up to 100 with one call; WeCom tells those who were there in the last 48 h. */
export function profiler(kf: Kf): NonNullable<OpenChannel['profile']> {
  const nameOf = batched(100, async (ids) => {
    const { customers } = await kf.customers.batchGet(ids).catch(rethrow)
    return new Map(customers.map(({ externalUserId, nickname }) => [externalUserId, nickname]))
  })
  return async (_accountId, customerRef) => {
    const name = await nameOf(needCustomer(customerRef))
    return name ? { name } : undefined
  }
}
