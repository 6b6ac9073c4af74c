import type { Kf } from '@yingda/wecom'
import type { OpenChannel } from '../channel.ts'
import { batched } from './batched.ts'
import { rethrow } from './errors.ts'
import { needCustomer } from './need.ts'

/** Names and pictures of customers, up to 100 with one call; WeCom tells those who were there in the last 48 h. */
export function profiler(kf: Kf): NonNullable<OpenChannel['profile']> {
  const find = batched(100, async (ids) => {
    const { customers } = await kf.customers.batchGet(ids).catch(rethrow)
    return new Map(customers.map((customer) => [customer.externalUserId, customer]))
  })
  return async (_accountId, customerRef) => {
    const { nickname, avatar } = (await find(needCustomer(customerRef))) ?? {}
    return nickname ? { name: nickname, ...(avatar && { avatarUrl: avatar }) } : undefined
  }
}
